import { afterEach, beforeEach, expect, vi } from "vitest";

let printed: unknown[][] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, "error").mockImplementation((...words) => {
    printed.push(words);
  });
});

/** A test that expects an error on the console replaces the spy's implementation itself. */
afterEach(() => {
  expect(printed, "console.error was called").toEqual([]);
});
