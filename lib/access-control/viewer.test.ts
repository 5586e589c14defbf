import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const makers = /^lib\/(auth|access-control)\//;

test("only lib/auth and lib/access-control make a Viewer", () => {
  const sources = ["app", "bin", "components", "lib", "worker", "bench", "demo"].flatMap((folder) =>
    filesOf(folder),
  );
  expect(sources.length).toBeGreaterThan(50);
  const made = sources.filter((path) =>
    /\bmakeViewer\b|as Viewer\b/.test(readFileSync(path, "utf8")),
  );
  expect(made.filter((path) => !makers.test(path))).toEqual([]);
});

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .map((path) => `${folder}/${path}`);
  } catch {
    return [];
  }
}
