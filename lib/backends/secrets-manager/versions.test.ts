import { expect, test } from "vitest";
import { SecretRow } from "./rows";
import { fromListing, isUpToDate, ordered } from "./versions";

const row = (stages: object | undefined) =>
  SecretRow.parse({ ARN: "arn:x-Ab12Cd", Name: "x", SecretVersionsToStages: stages });

const known = {
  incarnation: "Ab12Cd",
  versions: [
    { id: "2", createdAt: "2026-10-01T00:00:00.000Z", stages: ["AWSCURRENT"], by: null },
    { id: "1", createdAt: "2026-09-01T00:00:00.000Z", stages: ["AWSPREVIOUS"], by: null },
    { id: "0", createdAt: "2026-08-01T00:00:00.000Z", stages: [], by: null },
  ],
};

test.each([
  { what: "the same labels", stages: { "2": ["AWSCURRENT"], "1": ["AWSPREVIOUS"] }, same: true },
  {
    what: "a label that moved",
    stages: { "3": ["AWSCURRENT"], "2": ["AWSPREVIOUS"] },
    same: false,
  },
  { what: "a roll-back", stages: { "1": ["AWSCURRENT"], "2": ["AWSPREVIOUS"] }, same: false },
  {
    what: "a label more on the same version",
    stages: { "2": ["AWSCURRENT", "AWSPENDING"], "1": ["AWSPREVIOUS"] },
    same: false,
  },
  { what: "a label taken away", stages: { "2": ["AWSCURRENT"] }, same: false },
  {
    what: "a version without labels, which the listing may name",
    stages: { "2": ["AWSCURRENT"], "1": ["AWSPREVIOUS"], "0": [] },
    same: true,
  },
  { what: "no word of versions", stages: undefined, same: false },
])("asks again only when labels changed: $what", ({ stages, same }) => {
  expect(isUpToDate(row(stages), known, "Ab12Cd")).toBe(same);
});

test("asks again for a new incarnation, for what is new, and where a date is missing", () => {
  const stages = row({ "2": ["AWSCURRENT"], "1": ["AWSPREVIOUS"] });
  expect(isUpToDate(stages, known, "Zz99Zz")).toBe(false);
  expect(isUpToDate(stages, undefined, "Ab12Cd")).toBe(false);
  const undated = known.versions.map((version) => ({ ...version, createdAt: null }));
  expect(isUpToDate(stages, { ...known, versions: undated }, "Ab12Cd")).toBe(false);
});

test("does not ask again of a secret that was empty and still is", () => {
  expect(isUpToDate(row(undefined), { incarnation: "Ab12Cd", versions: [] }, "Ab12Cd")).toBe(true);
});

test("the listing alone gives labels, and the dates of versions known before", () => {
  const stages = row({ "3": ["AWSCURRENT"], "2": ["AWSPREVIOUS"] });
  expect(fromListing(stages, known.versions)).toEqual([
    { id: "2", createdAt: "2026-10-01T00:00:00.000Z", stages: ["AWSPREVIOUS"], by: null },
    { id: "3", createdAt: null, stages: ["AWSCURRENT"], by: null },
  ]);
});

test("keeps every labelled version and ten without a label, in one order", () => {
  const old = Array.from({ length: 30 }, (_, at) => ({
    id: `old-${at}`,
    createdAt: `2026-01-${String(at + 1).padStart(2, "0")}T00:00:00.000Z`,
    stages: [],
    by: null,
  }));
  const all = [...old, ...known.versions.slice(0, 2)];
  const kept = ordered(all);
  expect(kept).toHaveLength(12);
  expect(kept[2]?.id).toBe("old-29");
  expect(ordered(all.toReversed())).toEqual(kept);
});
