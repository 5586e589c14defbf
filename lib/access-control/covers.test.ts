import { expect, test } from "vitest";
import { mayHandOn } from "./covers";
import type { Binding } from "./model";

const manager = (...scope: Binding["scope"]): Binding => ({ role: "manager", scope });

test.each<{ held: Binding[]; wanted: Binding; yes: boolean }>([
  { held: [], wanted: manager(), yes: false },
  { held: [manager()], wanted: manager(), yes: true },
  { held: [manager()], wanted: manager({ team: ["a"] }), yes: true },
  { held: [manager()], wanted: { role: "auditor", scope: [{ team: ["a"] }] }, yes: false },
  { held: [manager({ team: ["a"] })], wanted: manager(), yes: false },
  { held: [manager({ team: ["a", "b"] })], wanted: manager({ team: ["a"] }), yes: true },
  { held: [manager({ team: ["a"] })], wanted: manager({ team: ["a", "b"] }), yes: false },
  { held: [manager({ team: ["a"] })], wanted: manager({ service: ["x"] }), yes: false },
  { held: [manager({ team: ["a"] })], wanted: manager({ team: ["a"], service: ["x"] }), yes: true },
  { held: [manager({ team: ["a"] })], wanted: manager({ team: ["a"] }, {}), yes: false },
  {
    held: [manager({ team: ["a"] }, { environment: ["stg"] })],
    wanted: manager({ environment: ["stg"] }, { team: ["a"] }),
    yes: true,
  },
])("$held may hand on $wanted: $yes", ({ held, wanted, yes }) => {
  expect(mayHandOn(held, wanted)).toBe(yes);
});

test.each([
  ["operator", true],
  ["admin", true],
  ["manager", false],
  ["auditor", false],
  ["ingest", false],
] as const)("a %s makes a token that hands in a log: %s", (role, may) => {
  const wanted = { role: "ingest" as const, scope: [{ source: ["trail"] }] };
  expect(mayHandOn([{ role, scope: [] }], wanted)).toBe(may);
});
