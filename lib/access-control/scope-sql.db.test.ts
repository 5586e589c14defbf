import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { type ScopedRow, seesPersons, seesRow } from "./levels";
import { type Binding, ScopeEnvironment, TokenRole } from "./model";
import { inPersonsOf, inRowsOf, inTotalsOf } from "./scope-sql";
import { makeViewer } from "./viewer";

afterAll(closePool);

/** Names that would break SQL put together as text are among them. */
const teams = ["pay", "web", "o'hara", "決済", "unassigned"];
const services = ["checkout", "mail", '") OR TRUE --'];
const environments = ["local", "dev", "stg", "prod", "sandbox"];

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const scopeItem = fc.record(
  { team: some(teams), service: some(services), environment: some(ScopeEnvironment.options) },
  { requiredKeys: [] },
);
const binding: fc.Arbitrary<Binding> = fc.record({
  role: fc.constantFrom(...TokenRole.options),
  scope: fc.array(scopeItem, { maxLength: 3 }),
});
const orNull = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null });
const row: fc.Arbitrary<ScopedRow> = fc.record({
  team: orNull(teams),
  service: orNull(services),
  environment: orNull(environments),
});

test("SQL and the pure predicate open the same rows", async () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(rows, fc.array(binding, { maxLength: 3 }), async (rows, bindings) => {
      const viewer = viewerWith(bindings);
      const seen = rows.flatMap((row, at) => (seesRow(bindings, row) ? [at] : []));
      expect(await matching(rows, inRowsOf(viewer))).toEqual(seen);

      const persons = rows.flatMap((row, at) => (seesPersons(bindings, row) ? [at] : []));
      expect(await matching(rows, inPersonsOf(viewer))).toEqual(persons);
    }),
    { numRuns: 150 },
  );
}, 60_000); // 150 inventories, each stored anew

test("totals are the organisation's for three roles, and the rows' own for the others", async () => {
  const rows: ScopedRow[] = [
    { team: "pay", service: null, environment: "stg" },
    { team: "web", service: null, environment: "prod" },
    { team: null, service: null, environment: null },
  ];
  const scope = [{ team: ["pay"] }];
  const counted = async (role: TokenRole) =>
    (await matching(rows, inTotalsOf(viewerWith([{ role, scope }])))).length;
  for (const role of ["manager", "operator", "auditor"] as const) {
    expect(await counted(role)).toBe(3);
  }
  expect(await counted("qa")).toBe(1);
  expect(await counted("member")).toBe(1);
  expect(await counted("admin")).toBe(0);
});

function viewerWith(bindings: readonly Binding[]) {
  return makeViewer({ kind: "person", name: "somebody", id: null, bindings, requestId: null });
}

/** Positions of the rows for which the condition holds. */
async function matching(rows: readonly ScopedRow[], condition: Prisma.Sql): Promise<number[]> {
  const found = await prisma().$queryRaw<{ at: number }[]>`
    SELECT at FROM jsonb_to_recordset(${JSON.stringify(rows.map((row, at) => ({ ...row, at })))}::jsonb)
             AS s(at int, team text, service text, environment text)
     WHERE ${condition} ORDER BY at`;
  return found.map(({ at }) => at);
}
