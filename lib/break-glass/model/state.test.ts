import { expect, test } from "vitest";
import {
  type Action,
  actions,
  after,
  approvalOf,
  possible,
  type RequestFacts,
  reviewOf,
  stateOf,
} from "./state";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));

/** Asked at 8 for 10 to 12, to be decided by 10, to be reviewed by 20. */
const planned: RequestFacts = {
  emergency: false,
  status: "requested",
  windowFrom: at(10),
  windowEndsAt: at(12),
  approveBy: at(10),
  reviewBy: at(20),
  reviewedAt: null,
};
/** Begun at 10, to be approved by 15. */
const emergency: RequestFacts = { ...planned, emergency: true, approveBy: at(15) };
const approved = { ...planned, status: "approved" } as const;
const reviewed = { ...approved, reviewedAt: at(13) };

test.each<[string, RequestFacts, number, string, string, string, Action[]]>([
  ["asked", planned, 9, "requested", "waiting", "not-yet", ["approve", "reject", "withdraw"]],
  ["late", planned, 11, "requested", "overdue", "not-yet", ["approve", "reject", "withdraw"]],
  ["over, nobody decided", planned, 12, "lapsed", "none", "none", []],
  ["approved", approved, 9, "scheduled", "approved", "not-yet", ["withdraw"]],
  ["begun", approved, 10, "open", "approved", "not-yet", ["end"]],
  ["over", approved, 12, "ended", "approved", "waiting", ["review"]],
  ["long over", approved, 20, "ended", "approved", "overdue", ["review"]],
  ["reviewed", reviewed, 21, "reviewed", "approved", "done", []],
  ["rejected", { ...planned, status: "rejected" }, 11, "rejected", "rejected", "none", []],
  ["withdrawn", { ...planned, status: "withdrawn" }, 11, "withdrawn", "none", "none", []],
  ["emergency", emergency, 11, "open", "waiting", "not-yet", ["approve", "reject", "end"]],
  ["emergency over", emergency, 13, "ended", "waiting", "not-yet", ["approve", "reject"]],
  ["emergency late", emergency, 15, "ended", "overdue", "not-yet", ["approve", "reject"]],
  [
    "emergency approved",
    { ...emergency, status: "approved" },
    11,
    "open",
    "approved",
    "not-yet",
    ["end"],
  ],
  [
    "emergency rejected",
    { ...emergency, status: "rejected" },
    11,
    "ended",
    "rejected",
    "waiting",
    ["review"],
  ],
])("%s", (_, facts, hour, state, approval, review, may) => {
  expect(stateOf(facts, at(hour))).toBe(state);
  expect(approvalOf(facts, at(hour))).toBe(approval);
  expect(reviewOf(facts, at(hour))).toBe(review);
  expect(possible(facts, at(hour))).toEqual(may);
  for (const action of actions) {
    expect(after(facts, action, at(hour)) === null, action).toBe(!may.includes(action));
  }
});

test("a window that is ended early is to be reviewed as long after its end", () => {
  expect(after(approved, "end", at(11))).toEqual({
    endedAt: at(11),
    windowEndsAt: at(11),
    reviewBy: at(19),
  });
});

test("a refused emergency ends at once, one that was over ended when it did", () => {
  expect(after(emergency, "reject", at(11))).toMatchObject({
    windowEndsAt: at(11),
    endedAt: at(11),
  });
  expect(after(emergency, "reject", at(14))).toEqual({ status: "rejected", decidedAt: at(14) });
});

test("whatever is done in whatever order, nothing is decided or reviewed twice, and time only moves on", () => {
  // Every path of up to six acts, one an hour.
  const walk = (facts: RequestFacts, hour: number, done: readonly Action[]) => {
    expect(done.filter((act) => act === "approve" || act === "reject").length).toBeLessThan(2);
    expect(done.filter((act) => act === "review").length).toBeLessThan(2);
    if (done.includes("review") || done.includes("withdraw")) {
      expect(possible(facts, at(hour))).toEqual([]);
    }
    if (done.length === 6 || hour > 22) return;
    walk(facts, hour + 2, done.length === 0 ? [] : [...done]);
    for (const action of actions) {
      const changes = after(facts, action, at(hour));
      if (changes) walk({ ...facts, ...changes }, hour + 1, [...done, action]);
    }
  };
  walk(planned, 8, []);
  walk(emergency, 10, []);
});
