import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { type Duty, duties } from "@/lib/duties/model";
import { type JudgedSet, nobody } from "@/lib/duties/model/matrix";
import { readSets } from "@/lib/duties/read-sets";
import { Classification } from "@/lib/inventory/model";
import { countedInventory } from "@/lib/inventory/tally/counted";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiQuery } from "@/lib/kpis/model";
import type { OpenItem } from "./model";

/** So many items of a team at most, the largest first: all of them lead to the same page. */
const mostOfTeam = 12;

const Row = z.object({
  team: z.string().nullable(),
  service: z.string().nullable(),
  classification: Classification.nullable(),
  dutySet: z.string().nullable(),
  n: z.int(),
});
type Row = z.infer<typeof Row>;

/**
 * Duties nobody living has, and approvals by who rotates, by team, service and duty: for who may give them to somebody,
 * of the secrets they may give them for. Services of which nobody has any duty are one item of their team. Of the present.
 */
export async function vacantDuties(
  viewer: Viewer,
  filters: z.output<typeof KpiQuery>,
  asOf: { at: Date; past: boolean },
): Promise<OpenItem[]> {
  if (asOf.past || !can(viewer.bindings, "duty:assign")) return [];
  const asked = Prisma.sql`
    SELECT s.team, s.service, s.classification, s.duty_set AS "dutySet", sum(s.n)::int AS n
      FROM ${await countedInventory(asOf)}
     WHERE s.is_live AND s.counted <> 'none' AND ${inRowsOf(viewer)} AND ${inFilters(filters)}
     GROUP BY 1, 2, 3, 4 HAVING sum(s.n) <> 0`;
  const { rows } = await pool().query(asked.text, asked.values);
  const counted = z.array(Row).parse(rows);
  const sets = await readSets(
    counted.map(({ dutySet }) => dutySet),
    asOf.at,
  );
  return itemsOf(counted, sets);
}

/** The items of these rows. Pure; exported for its test. */
export function itemsOf(rows: readonly Row[], sets: ReadonlyMap<string, JudgedSet>): OpenItem[] {
  const begun = new Set(rows.flatMap((row) => (row.dutySet === null ? [] : [placeOf(row)])));
  const items = new Map<string, OpenItem>();
  for (const row of rows) {
    const set = sets.get(row.dutySet ?? "") ?? nobody;
    if (!begun.has(placeOf(row))) add(items, row, null);
    else for (const duty of duties) if (set[duty].gap !== null) add(items, row, duty);
  }
  const byTeam = new Map<string | null, number>();
  return [...items]
    .sort(([key, a], [other, b]) => b.count - a.count || (key < other ? -1 : 1))
    .map(([, item]) => item)
    .filter(({ team }) => {
      const before = byTeam.get(team) ?? 0;
      byTeam.set(team, before + 1);
      return before < mostOfTeam;
    });
}

const placeOf = ({ team, service }: Pick<Row, "team" | "service">) =>
  JSON.stringify([team, service]);

function add(items: Map<string, OpenItem>, row: Row, duty: Duty | null): void {
  const { team, service, classification, n } = row;
  const key = duty === null ? JSON.stringify([team]) : `${placeOf(row)} ${duty}`;
  const item: OpenItem = items.get(key) ?? {
    class: "duty-vacant",
    team,
    count: 0,
    inScope: 0,
    classification: null,
    services: [],
    duty,
    service: duty === null ? null : service,
    kind: null,
    daysPastDue: null,
  };
  items.set(key, item);
  item.count += n;
  item.inScope += n;
  item.classification = higher(item.classification, classification);
  if (service !== null && !item.services.includes(service) && item.services.length < 3)
    item.services.push(service);
}

function higher(a: Row["classification"], b: Row["classification"]): Row["classification"] {
  if (a === null || b === null) return a ?? b;
  const { options } = Classification;
  return options.indexOf(a) <= options.indexOf(b) ? a : b;
}
