import { z } from "zod";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { wholeInventory } from "@/lib/inventory/tally/counted";
import { inFilters } from "@/lib/kpis/filters";
import type { Question } from "@/lib/kpis/question";
import { classOfItem } from "./class-sql";
import { OpenItem } from "./model";

const Row = OpenItem.omit({ daysPastDue: true }).extend({
  oldest: z.date().nullable(),
  unsure: z.boolean(),
});
type Row = z.infer<typeof Row>;

type Asked = Pick<Question, "asOf" | "filters" | "rows">;

/** The open items inside the viewer's totals, in no order. */
export async function countItems(viewer: Viewer, question: Asked): Promise<OpenItem[]> {
  const rows = await itemRows(viewer, question);
  const asked = rows.filter(({ unsure }) => unsure);
  const found = asked.length > 0 ? await oldestOf(viewer, question, asked) : [];
  const of = new Map(found.map((row) => [keyOf(row), row.oldest]));
  return rows.map((row) => {
    const { oldest, unsure, ...item } = row;
    const since = unsure ? (of.get(keyOf(row)) ?? null) : oldest;
    return { ...item, daysPastDue: daysSince(since, question.asOf.at) };
  });
}

const keyOf = (row: Pick<Row, "class" | "team">) => JSON.stringify([row.class, row.team]);

function daysSince(instant: Date | null, at: Date): number | null {
  return instant && instant <= at
    ? Math.floor((at.getTime() - instant.getTime()) / 86_400_000)
    : null;
}

const inside = (viewer: Viewer, { filters }: Asked) =>
  Prisma.sql`s.is_live AND ${inTotalsOf(viewer)} AND ${inFilters(filters)}`;

/**
 * Counts by class and team. `unsure`: the row that was due first of a group of the tally has moved since, and which of
 * the others is now the first the tally does not know.
 */
async function itemRows(viewer: Viewer, question: Asked): Promise<Row[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH item AS (
      SELECT ${classOfItem} AS class, s.team, s.service, s.kind, s.classification, ${inRowsOf(viewer)} AS in_scope,
             sum(s.n) AS n, min(s.oldest) FILTER (WHERE s.is_row AND s.n > 0) AS oldest,
             min(s.oldest) FILTER (WHERE NOT s.is_row) AS counted, min(s.oldest) FILTER (WHERE s.n < 0) AS moved
        FROM ${question.rows}
       WHERE ${inside(viewer, question)}
       GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(s.n) <> 0
    ), services AS (
      SELECT class, team, (array_agg(service ORDER BY n DESC, service))[1:3] AS services
        FROM (SELECT class, team, service, sum(n) AS n FROM item WHERE in_scope AND service IS NOT NULL GROUP BY 1, 2, 3) x GROUP BY 1, 2
    ), kinds AS (
      SELECT class, team, (array_agg(kind ORDER BY n DESC, kind))[1] AS kind
        FROM (SELECT class, team, kind, sum(n) AS n FROM item WHERE in_scope GROUP BY 1, 2, 3) x GROUP BY 1, 2
    ), counted AS (
      SELECT class, team, sum(n)::int AS count, coalesce(sum(n) FILTER (WHERE in_scope), 0)::int AS in_scope,
             (array_agg(classification ORDER BY array_position(
               ARRAY['critical', 'confidential', 'internal', 'configuration'], classification)))[1] AS classification,
             least(min(oldest), min(counted) FILTER (WHERE moved IS NULL OR moved > counted)) AS oldest,
             min(counted) FILTER (WHERE moved <= counted) AS at_least
        FROM item WHERE class IS NOT NULL GROUP BY 1, 2
    )
    SELECT c.class, c.team, c.count, c.in_scope AS "inScope", c.classification, k.kind, coalesce(s.services, '{}') AS services,
           c.oldest, coalesce(c.at_least <= ${question.asOf.at} AND (c.oldest IS NULL OR c.at_least < c.oldest), FALSE) AS unsure
      FROM counted c
      LEFT JOIN services s ON s.class = c.class AND s.team IS NOT DISTINCT FROM c.team
      LEFT JOIN kinds k ON k.class = c.class AND k.team IS NOT DISTINCT FROM c.team`;
  return z.array(Row).parse(rows);
}

const Oldest = Row.pick({ class: true, team: true, oldest: true });

/** Since when something of these items is due, asked of the rows themselves. */
async function oldestOf(viewer: Viewer, question: Asked, items: readonly Row[]) {
  const any = items.map(({ class: kind, team }) => {
    const own = team === null ? Prisma.sql`s.team IS NULL` : Prisma.sql`s.team = ${team}`;
    return Prisma.sql`(${own} AND (${classOfItem}) = ${kind})`;
  });
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT ${classOfItem} AS class, s.team, min(s.oldest) AS oldest
      FROM ${wholeInventory(question.asOf)}
     WHERE ${inside(viewer, question)} AND (${Prisma.join(any, " OR ")})
     GROUP BY 1, 2`;
  return z.array(Oldest).parse(rows);
}
