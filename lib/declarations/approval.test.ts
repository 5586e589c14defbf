import { expect, test } from "vitest";
import { approvalFor, type Decider, mayDecide } from "./approval";

const operator = (teams: string[] = []): Decider => ({
  bindings: [{ role: "operator", scope: [] }],
  teams,
});
const manager = (teams: string[]): Decider => ({
  bindings: [{ role: "manager", scope: [{ team: teams }] }],
  teams,
});

test.each([
  ["an operator", operator(), ["pay"], true],
  ["an operator, of what only betters their own team", operator(["pay"]), ["pay"], false],
  ["a manager of another team", manager(["ops"]), ["pay"], true],
  ["a manager of that team", manager(["pay"]), ["pay"], false],
  ["a manager, of what could not be told", manager(["ops"]), null, false],
  ["an auditor", { bindings: [{ role: "auditor" as const, scope: [] }], teams: [] }, [], false],
])("%s decides", (_, who, bettered, expected) => {
  expect(mayDecide(who, bettered)).toBe(expected);
});

test.each([
  ["a rule holds at once", false, true, operator(["pay"]), ["pay"], 3, "at-once"],
  ["a policy does, without four eyes", true, false, operator(), ["pay"], 3, "at-once"],
  ["with four eyes it takes another", true, true, operator(), ["pay"], 3, "another"],
  ["with nobody else it holds, marked", true, true, operator(), ["pay"], 0, "alone"],
  ["one's own team always takes another", true, false, operator(["pay"]), ["pay"], 1, "another"],
  ["unless there is none", true, false, operator(["pay"]), ["pay"], 0, "alone"],
] as const)("%s", (_, twoPeople, fourEyes, proposer, bettered, others, expected) => {
  expect(approvalFor({ twoPeople, fourEyes, proposer, bettered, others })).toBe(expected);
});
