import { expect, test } from "vitest";
import { unlessAborted } from "./unless-aborted";

test("what is waited for comes through, as result or as error", async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(Promise.resolve(1), signal)).toBe(1);
  await expect(unlessAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
});

test("an abort ends the wait, before and during it; a later failure disturbs nobody", async () => {
  const stop = new AbortController();
  let fail = (_: Error) => {};
  const never = new Promise<void>((_, reject) => {
    fail = reject;
  });
  const waiting = unlessAborted(never, stop.signal);
  stop.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
  await expect(unlessAborted(never, stop.signal)).rejects.toThrow("stopped");
  fail(new Error("too late"));
});
