import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { credentialResolver } from "./credentials";

const folder = mkdtempSync(join(tmpdir(), "kagimori-"));
afterAll(() => rmSync(folder, { recursive: true }));
const credential = credentialResolver(join(folder, "kagimori.config.yaml"), {
  SET: "from env",
  EMPTY: "",
});

test("env: reads the environment", () => expect(credential("env:SET")).toBe("from env"));

test("file: is read anew at each call, beside the config file, without its line end", () => {
  writeFileSync(join(folder, "token"), "first\n");
  expect(credential("file:token")).toBe("first");
  writeFileSync(join(folder, "token"), "second\n");
  expect(credential(`file:${join(folder, "token")}`)).toBe("second");
});

test.each([
  ["env:NOT_THERE", /env:NOT_THERE.*not set/],
  ["env:EMPTY", /env:EMPTY.*not set/],
  ["file:nowhere", /file:nowhere.*cannot be read \(ENOENT\)/],
])("%s is named when nothing is behind it", (reference, message) => {
  expect(() => credential(reference)).toThrow(message);
});

test("a literal is refused and not repeated", () => {
  expect(() => credential("hvs.CAESIJ")).toThrow(/^(?!.*CAESIJ)/s);
});
