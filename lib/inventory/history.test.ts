import { expect, test } from "vitest";
import { itemOf, withStatements } from "./history";

const state = (fields: Record<string, unknown> = {}) => ({
  recorded_at: new Date("2026-11-02"),
  removed_at: null,
  not_seen_since: null,
  incarnation: "Q7mZ2k",
  told: { owner: "a@example.jp", version: 3, ...fields },
});

test.each([
  { name: "the first state", now: state(), before: undefined, kind: "first-seen", changes: [] },
  {
    name: "a new owner",
    now: state({ owner: "b@example.jp" }),
    before: state(),
    kind: "changed",
    changes: [{ field: "owner", before: "a@example.jp", after: "b@example.jp" }],
  },
  {
    name: "an owner taken away and a version written",
    now: state({ owner: null, version: 4 }),
    before: state(),
    kind: "changed",
    changes: [
      { field: "owner", before: "a@example.jp", after: null },
      { field: "version", before: "3", after: "4" },
    ],
  },
  {
    name: "removal",
    now: { ...state(), removed_at: new Date("2026-11-02") },
    before: state(),
    kind: "removed",
    changes: [],
  },
  {
    name: "return",
    now: state(),
    before: { ...state(), removed_at: new Date("2026-11-01") },
    kind: "returned",
    changes: [],
  },
  {
    name: "made anew under the same name, even after a removal",
    now: { ...state(), incarnation: "aaaaaa" },
    before: { ...state(), removed_at: new Date("2026-11-01") },
    kind: "new-incarnation",
    changes: [],
  },
  {
    name: "a removal that is held",
    now: { ...state(), not_seen_since: new Date("2026-11-02") },
    before: state(),
    kind: "not-seen",
    changes: [],
  },
])("$name is told as $kind", ({ now, before, kind, changes }) => {
  expect(itemOf(now, before)).toMatchObject({
    recordedAt: "2026-11-02T00:00:00.000Z",
    kind,
    changes,
  });
});

test("what a person said stands where it took effect, notes and what changed nothing by themselves", () => {
  const said = (attribute: "owner" | "notes", at: string) => ({
    attribute,
    value: "x",
    before: null,
    beforeFrom: null,
    reason: null,
    by: "a",
    at,
    together: 1,
  });
  const changed = {
    recordedAt: "2026-11-02T00:00:00.001Z",
    kind: "changed" as const,
    changes: [],
    statements: [],
  };
  const told = withStatements(
    [changed],
    [
      said("notes", "2026-11-03T00:00:00.000Z"),
      said("owner", "2026-11-02T00:00:00.000Z"),
      said("owner", "2026-11-01T00:00:00.000Z"),
    ],
  );
  expect(
    told.map(({ kind, statements }) => [kind, statements.map(({ at }) => at.slice(0, 10))]),
  ).toEqual([
    ["stated", ["2026-11-03"]],
    ["changed", ["2026-11-02"]],
    ["stated", ["2026-11-01"]],
  ]);
});
