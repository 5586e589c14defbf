import { expect, test } from "vitest";
import { awayFromTheHour, untilAway } from "./hour-edge";

const hour = Date.UTC(2026, 10, 23, 12);

test.each([
  ["in the middle", hour + 1_800_000, 0],
  ["just begun", hour + 200, 4800],
  ["just ending", hour - 200, 5200],
  ["far enough", hour + 5000, 0],
])("%s", (_, now, wait) => {
  expect(untilAway(now)).toBe(wait);
});

test("a call waits no longer than it is wanted", async () => {
  const stop = AbortSignal.abort();
  await expect(awayFromTheHour(() => new Date(hour), stop)).rejects.toThrow();
  expect(await awayFromTheHour(() => new Date(hour + 60_000), stop)).toEqual(
    new Date(hour + 60_000),
  );
});
