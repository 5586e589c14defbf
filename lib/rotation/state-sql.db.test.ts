import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Prisma, prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { type RotationDates, rotationState } from "./model";
import { rotationState as rotationStateSql } from "./state-sql";

testDatabase();

const asOf = new Date("2026-11-23T00:00:00Z");
const instant = fc.option(
  fc.constantFrom(
    "2026-11-22T23:59:59.999Z",
    "2026-11-23T00:00:00.000Z",
    "2026-11-23T00:00:00.001Z",
    "2020-01-01T00:00:00.000Z",
  ),
);
const row = fc.record({
  rotationPolicyId: fc.constantFrom(null, "all", "owner", "tag"),
  maxAgeSeconds: fc.constantFrom(null, 60),
  valueChangedAt: instant,
  rotationDueAt: instant,
  dueSoonAt: instant,
  rotationFailedFrom: instant,
});
type Row = Omit<RotationDates, "rotationFailure"> & { valueChangedAt: string | null };
let rows: Row[];

beforeAll(() => {
  rows = fc.sample(row, 500);
});

test("SQL and the pure rule agree on random rows", async () => {
  const found = await prisma().$queryRaw<{ state: string }[]>(Prisma.sql`
    SELECT ${rotationStateSql(asOf)} AS state
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(columnsOf))}::jsonb) AS s (
        i int, rotation_policy_id text, max_age_seconds bigint, value_changed_at timestamptz,
        rotation_due_at timestamptz, due_soon_at timestamptz, rotation_failed_from timestamptz)
     ORDER BY s.i`);
  expect(found.map(({ state }) => state)).toEqual(rows.map((one) => rotationState(one, asOf)));
});

const columnsOf = (one: Row, i: number) => ({
  i,
  rotation_policy_id: one.rotationPolicyId,
  max_age_seconds: one.maxAgeSeconds,
  value_changed_at: one.valueChangedAt,
  rotation_due_at: one.rotationDueAt,
  due_soon_at: one.dueSoonAt,
  rotation_failed_from: one.rotationFailedFrom,
});
