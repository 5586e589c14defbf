import fc from "fast-check";
import { expect, test } from "vitest";
import { actions, after, type ExemptionFacts, possible, stateOf } from "./state";

const now = new Date("2026-11-23T02:00:00Z");
const until = (days: number) => new Date(now.getTime() + days * 86_400_000);

test.each([
  ["requested", 1, "requested", ["approve", "reject", "withdraw"]],
  ["requested", 0, "lapsed", []],
  ["approved", 1, "in-force", ["end"]],
  ["approved", 0, "expired", []],
  ["rejected", 1, "rejected", []],
  ["withdrawn", 1, "withdrawn", []],
  ["ended", 1, "ended", []],
] as const)("%s with %s days to go is %s", (status, days, state, acts) => {
  const facts = { status, until: until(days) };
  expect(stateOf(facts, now)).toBe(state);
  expect(possible(facts, now)).toEqual(acts);
});

test("whatever is tried in whatever order, what was settled stays settled", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...actions)), (tried) => {
      let facts: ExemptionFacts = { status: "requested", until: until(10) };
      const seen: string[] = [];
      for (const action of tried) {
        const status = after(facts, action, now);
        if (status === null) continue;
        facts = { ...facts, status };
        seen.push(action);
      }
      expect([[], ["approve"], ["reject"], ["withdraw"], ["approve", "end"]]).toContainEqual(seen);
    }),
  );
});
