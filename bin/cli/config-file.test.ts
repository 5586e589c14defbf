import { resolve } from "node:path";
import { expect, test } from "vitest";
import { configFileOf } from "./config-file.mjs";

const demo = { mode: "demo", configFile: "/data/demo/kagimori.config.yaml" } as const;
const real = { mode: "real", configFile: "/etc/kagimori.config.yaml" } as const;

test.each([
  { named: undefined, runtime: null, file: undefined },
  { named: "", runtime: demo, file: demo.configFile },
  { named: "own.yaml", runtime: null, file: resolve("own.yaml") },
  { named: "/own.yaml", runtime: real, file: "/own.yaml" },
  { named: demo.configFile, runtime: demo, file: demo.configFile },
])("$named beside $runtime.mode: $file", ({ named, runtime, file }) => {
  expect(configFileOf(named, runtime)).toBe(file);
});

test("a file of one's own is never read into the database of a running demo", () => {
  expect(() => configFileOf("/own.yaml", demo)).toThrow(/demo.*\/own\.yaml.*KAGIMORI_DATA_DIR/s);
});
