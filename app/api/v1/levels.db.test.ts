import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read } from "@/app/access-testing/ask";
import { type Asker, askerOf, held, labelOf } from "@/app/access-testing/viewers";
import { type Row, storeWorld, type World } from "@/app/access-testing/world";
import { seesPersons, seesRow, totalsLevel } from "@/lib/access-control/levels";
import { can } from "@/lib/access-control/model";
import { Summary } from "@/lib/access-history/model/counts";
import { SecretAccess } from "@/lib/access-history/model/readers";
import { stubWebEnvironment } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { exportText } from "@/lib/evidence/export-text";
import { NewExport } from "@/lib/evidence/model";
import { Facets } from "@/lib/inventory/model/secret";
import { type KpiId, KpiList, type KpiRow, KpiRows, TeamTable } from "@/lib/kpis/model";
import { Headline } from "@/lib/open-items/model";

const { application } = testDatabase();
const now = new Date();
let world: World;
let auditor: Asker;
beforeAll(async () => {
  stubWebEnvironment();
  world = await storeWorld(application, now);
  auditor = await askerOf([{ role: "auditor", scope: [] }]);
});
afterAll(closePool);

const readers = held.filter((bindings) => can(bindings, "secret:read"));

describe.each(readers.map((bindings) => [labelOf(bindings), bindings] as const))(
  "%s",
  (_, bindings) => {
    let asker: Asker;
    let mine: Row[];
    beforeAll(async () => {
      asker = await askerOf(bindings);
      mine = world.secrets.filter((row) => seesRow(bindings, row));
    });
    const organisation = totalsLevel(bindings) === "organisation";
    const rowsOf = (who: Asker, id: KpiId) =>
      read(KpiRows, "/kpis/{id}/rows", who, { params: { id }, query: "limit=200" });

    test("totals: the organisation's figures, or those of one's own rows; rows: those inside the scope", async () => {
      const { items } = await read(KpiList, "/kpis", asker);
      const whole = await read(KpiList, "/kpis", auditor);
      for (const kpi of items) {
        const all = await rowsOf(auditor, kpi.id);
        const inside = all.items.filter((row) => {
          if (row.kind === "location") return mine.length > 0;
          return seesRow(bindings, rowOfId(row.secretId));
        });
        const shown = await rowsOf(asker, kpi.id);
        const ids = (rows: KpiRow[]) => rows.map(({ id }) => id).sort();
        // A source-hour has no team: who may see the figure sees all.
        if (kpi.id !== "log-continuity")
          expect([kpi.id, ids(shown.items)]).toEqual([kpi.id, ids(inside)]);
        expect([kpi.id, kpi.rowsInScope]).toEqual([kpi.id, shown.total]);

        const { value, numerator, denominator, parts } = kpi;
        const figure = { value, numerator, denominator, parts };
        if (organisation) expect(whole.items.find(({ id }) => id === kpi.id)).toMatchObject(figure);
        else if (kpi.unit === "ratio")
          expect([kpi.id, denominator ?? 0]).toEqual([kpi.id, shown.total]);
        // Without a log that proves the hours nothing is known of what happened, and there is no value.
        else if (value !== null) expect([kpi.id, value]).toEqual([kpi.id, shown.total]);
      }
      if (!organisation) expect(items.map(({ id }) => id)).not.toContain("log-continuity");
    });

    test("totals by team, and what is open", async () => {
      const seen = organisation ? world.secrets : mine;
      const teams = await read(TeamTable, "/kpis/by-team", asker);
      expect(countsOf(teams.items.map(({ team, secrets }) => [team, secrets]))).toEqual(
        countsOf(seen.map(({ team }) => [team, 1])),
      );
      const { items } = await read(Headline, "/open-items", asker);
      for (const { count, inScope, team } of items) {
        expect(inScope).toBeLessThanOrEqual(mine.filter((row) => row.team === team).length * 99);
        if (!organisation) expect(count).toBe(inScope);
      }
    });

    test("facets count the rows of the list", async () => {
      const { facets } = await read(Facets, "/secrets/facets", asker);
      for (const key of ["team", "environment"] as const)
        expect(countsOf((facets[key] ?? []).map(({ value, count }) => [value, count]))).toEqual(
          countsOf(mine.map((row) => [row[key], 1])),
        );
    });

    test("accesses are counted in the organisation, or in one's own rows", async () => {
      const { events } = await read(Summary, "/access-events/summary", asker);
      const counted = world.events.filter((row) => organisation || seesRow(bindings, row));
      expect(events).toBe(counted.length);
    });

    test("persons: who read a secret is named to who may know", async () => {
      for (const row of mine) {
        const { list, readers } = await read(SecretAccess, "/secrets/{id}/access", asker, {
          params: { id: row.id },
        });
        expect(readers).toBe(1);
        expect(list?.map(({ principal }) => principal.person) ?? null).toEqual(
          seesPersons(bindings, row) ? [`${row.reader}@example.jp`] : null,
        );
      }
    });

    if (!can(bindings, "access:export")) return;
    test("an export holds just these events", async () => {
      const signal = new AbortController().signal;
      const wanted = NewExport.parse({ format: "jsonl" });
      const text: Buffer[] = [];
      const hearing = { now: new Date(), signal, tell: () => undefined };
      for await (const piece of exportText(asker.viewer, wanted, hearing)) text.push(piece);
      const lines = Buffer.concat(text).toString().split("\n").filter(Boolean);
      const inside = world.events.filter((row) => seesPersons(bindings, row));
      expect(lines).toHaveLength(inside.length);
      for (const { id } of inside) expect(lines.some((line) => line.includes(id))).toBe(true);
    });
  },
);

const nobodys = { team: null, service: null, environment: null };
const rowOfId = (secretId: string | null) =>
  world.secrets.find(({ id }) => id === secretId) ?? nobodys;

/** Sums by key, in the order of the keys. */
function countsOf(pairs: readonly (readonly [string | null, number])[]) {
  const sums = new Map<string | null, number>();
  for (const [key, count] of pairs) sums.set(key, (sums.get(key) ?? 0) + count);
  return Object.fromEntries([...sums].sort());
}
