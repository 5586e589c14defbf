import { expect, test } from "vitest";
import { callbackPath } from "./model";

test.each([
  [null, "/"],
  ["", "/"],
  ["/", "/"],
  ["/inventory?team=a&team=b#row", "/inventory?team=a&team=b#row"],
  ["http://localhost:3000/inventory", "/inventory"],
  ["http://localhost:3001/inventory", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["\\\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/\n/evil.example", "/"],
  ["http://localhost:3000//evil.example", "/evil.example"],
  ["http://localhost:3000@evil.example/", "/"],
  ["/%2f%2fevil.example", "/%2f%2fevil.example"],
  ["/..//evil.example", "/evil.example"],
  ["javascript:alert(1)", "/"],
  ["data:text/html,x", "/"],
  ["inventory", "/"],
])("after signing in, %j leads to %s", (asked, path) => {
  expect(callbackPath(asked, "http://localhost:3000")).toBe(path);
});
