import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../launcher/paths.mjs";

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-refusals-"));
  data = join(folder, "data");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(env: { [name: string]: string | undefined }, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ["bin/start.mjs", ...args], {
    cwd: root,
    env: { NODE_ENV: "test", PATH: process.env.PATH, KAGIMORI_DATA_DIR: data, ...env },
    encoding: "utf8",
  });
  return { status, stderr };
}

test.each([
  {
    when: "a database without a mode",
    env: { DATABASE_URL: "postgresql://a@127.0.0.1/b" },
    says: "--demo",
  },
  {
    when: "a config that is not there",
    env: { KAGIMORI_CONFIG: "/nowhere.yaml" },
    says: "/nowhere.yaml",
  },
  { when: "an open address without https", env: { HOST: "0.0.0.0" }, says: "KAGIMORI_PUBLIC_URL" },
])("$when: exit 2, nothing touched", ({ env, says }) => {
  const { status, stderr } = start(env);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(existsSync(data)).toBe(false);
});

test("a port in use is exit 1, never another port", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const { status, stderr } = start({ PORT: String(port) });
  other.close();
  expect(status).toBe(1);
  expect(stderr).toContain(`Port ${port} is in use`);
});
