import { expect, test } from "vitest";
import { safePath } from "./session";

test.each([
  [null, "/"],
  ["/inventory?team=a", "/inventory?team=a"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["/\t/evil.example/", "/"],
  ["javascript:alert(1)", "/"],
])("after signing in, %s leads to %s", (callback, path) => {
  expect(safePath(callback)).toBe(path);
});
