import { expect, test } from "vitest";
import { leadsWithRegistered } from "./registered";

const parts = (registered: number | null, attested: number | null) => [
  { id: "registered", value: registered, status: "no-target" as const },
  { id: "attested", value: attested, status: "no-target" as const },
];

test.each([
  { when: "nothing is attested yet", parts: parts(190, 0), denominator: 200, share: 0.95 },
  { when: "something is attested", parts: parts(190, 3), denominator: 200, share: null },
  { when: "there is nothing to count", parts: parts(0, 0), denominator: 0, share: null },
  { when: "it cannot be told", parts: parts(null, null), denominator: 200, share: null },
])("completion leads with $share when $when", ({ parts, denominator, share }) => {
  expect(leadsWithRegistered({ id: "inventory-completion", parts, denominator })).toBe(share);
});

test("no other figure does", () => {
  const kpi = { id: "rotation-compliance" as const, parts: parts(1, 0), denominator: 2 };
  expect(leadsWithRegistered(kpi)).toBeNull();
});
