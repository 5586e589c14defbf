import { expect, test } from "vitest";
import { type Attempt, episodesIn } from "./episodes";

const rule = { failures: 5, withinMinutes: 10, quietMinutes: 30 };
const start = Date.parse("2026-11-20T00:00:00Z");

/** Attempts at minutes after the start: `!` before the minute is a failure, `@2` after it another principal. */
function attempts(text: string): Attempt[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word, n) => {
      const [minute = "0", principal = "1"] = word.replace("!", "").split("@");
      return {
        at: new Date(start + Number(minute) * 60_000),
        order: String(n).padStart(4, "0"),
        target: 1,
        principal: Number(principal),
        cause: word.startsWith("!") ? 1 : 0,
      };
    });
}

const minutes = (at: Date) => (at.getTime() - start) / 60_000;

test.each<{ when: string; attempts: string; opened: number[]; closes?: number[] }>([
  { when: "nothing failed", attempts: "0 1 2", opened: [] },
  { when: "the first failure after a success", attempts: "0 !5", opened: [5], closes: [35] },
  { when: "a failure of what was never read", attempts: "!5", opened: [] },
  { when: "four failures in ten minutes", attempts: "!0 !1 !2 !3", opened: [] },
  { when: "five failures in ten minutes", attempts: "!0 !1 !2 !3 !9", opened: [9], closes: [39] },
  { when: "the fifth comes after exactly ten minutes", attempts: "!0 !1 !2 !3 !10", opened: [] },
  { when: "failures go on", attempts: "0 !5 !20 !45", opened: [5], closes: [75] },
  { when: "thirty quiet minutes", attempts: "0 !5 !35", opened: [5] },
  { when: "thirty quiet minutes and a success", attempts: "0 !5 10 !35", opened: [5, 35] },
  { when: "a success does not end it", attempts: "0 !5 10 !20", opened: [5], closes: [50] },
  { when: "somebody else's success counts too", attempts: "0@2 !5", opened: [5] },
  { when: "two principals fail", attempts: "0 !5 !6@2", opened: [5] },
  { when: "both fail after a success", attempts: "0 !5 6 !7@2", opened: [5, 7] },
  {
    when: "sparse failures, then a success between",
    attempts: "!0 !20 25 !30",
    opened: [30],
    closes: [60],
  },
])("$when: $attempts", ({ attempts: given, opened, closes }) => {
  const found = episodesIn(attempts(given), rule).sort(
    (a, b) => a.openedAt.getTime() - b.openedAt.getTime(),
  );
  expect(found.map(({ openedAt }) => minutes(openedAt))).toEqual(opened);
  if (closes) expect(found.map(({ closesAt }) => minutes(closesAt))).toEqual(closes);
});

test("another cause is another alert, and an alert counts all its failures", () => {
  const given = attempts("0 !1 !2 !3").map((attempt, n) =>
    n === 3 ? { ...attempt, cause: 3 } : attempt,
  );
  expect(episodesIn(given, rule)).toMatchObject([{ cause: 1, failures: 2 }]);
});
