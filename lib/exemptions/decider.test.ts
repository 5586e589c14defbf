import { expect, test } from "vitest";
import type { Binding } from "@/lib/access-control/model";
import { refusalToDecide } from "./decider";

const secret = { team: "orders", service: "shop", environment: "prod" };
const operator: Binding = { role: "operator", scope: [] };
const everywhere: Binding = { role: "manager", scope: [] };
const ofOrders: Binding = { role: "manager", scope: [{ team: ["orders"] }] };
const ofOthers: Binding = { role: "manager", scope: [{ team: ["logistics"] }] };
const member: Binding = { role: "member", scope: [{ team: ["orders"] }] };

test.each([
  ["an operator", operator, [], "x", null],
  ["an operator who asked for it", operator, [], "asks", "own-request"],
  ["an operator of the very team", operator, ["orders"], "x", "own-team"],
  ["a manager of all", everywhere, [], "x", null],
  ["a manager of all who belongs to another team", everywhere, ["logistics"], "x", null],
  ["a manager of all who belongs to the team", everywhere, ["orders"], "x", "own-team"],
  ["the team's own manager", ofOrders, ["orders"], "x", "own-team"],
  ["a manager whose scope does not hold it", ofOthers, ["logistics"], "x", "no-decider"],
  ["a member", member, ["orders"], "x", "no-decider"],
] as const)("%s", (_, binding, teams, id, expected) => {
  expect(refusalToDecide({ id, bindings: [binding], teams }, secret, "asks")).toBe(expected);
});

test("what belongs to no team an operator decides", () => {
  const nobodys = { ...secret, team: null };
  const by = (binding: Binding) =>
    refusalToDecide({ id: "x", bindings: [binding], teams: [] }, nobodys, "asks");
  expect(by(operator)).toBeNull();
  expect(by(everywhere)).toBe("no-decider");
});
