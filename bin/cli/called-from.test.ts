import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../launcher/paths.mjs";

test("a relative path is seen from where the command was called, not from the checkout", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "kagimori-called-from-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "kagimori.config.yaml"), "");

  const { status, stderr } = spawnSync(process.execPath, [join(root, "bin/kagimori.mjs"), "init"], {
    cwd: folder,
    encoding: "utf8",
  });

  expect(stderr).toContain(`${join(folder, "kagimori.config.yaml")} is there already`);
  expect(status).toBe(2);
});
