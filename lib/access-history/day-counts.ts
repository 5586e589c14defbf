import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import { among } from "@/lib/kpis/filters";
import type { Days } from "./days";
import { DayCount, type Facets, type SummaryQuery } from "./model/counts";
import { type FacetKey, facetKeys } from "./model/facet-keys";
import { causes } from "./model/terms";

type Coarse = Pick<SummaryQuery, FacetKey | "service">;

/** The daily counts as a FROM item `s`, inside a scope (a condition on `s`), with its operation in words. */
function counted(days: Days, scope: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT s.*, o.use, o.action FROM (
      SELECT d.day, d.backend, nullif(d.team, '') AS team, nullif(d.service, '') AS service,
             nullif(d.environment, '') AS environment, d.operation_id, d.events,
             CASE WHEN d.cause = 0 THEN 'success' ELSE 'failure' END AS outcome,
             (${[...causes]}::text[])[d.cause] AS cause
        FROM access_day d WHERE d.day BETWEEN ${days.from}::text::date AND ${days.to}::text::date) s
      JOIN access_operation o ON o.id = s.operation_id WHERE ${scope}) AS s`;
}

function conditions(filters: Coarse, except?: FacetKey): Prisma.Sql {
  const parts = [...facetKeys, "service" as const].flatMap((key) =>
    filters[key].length > 0 && key !== except ? [among(key, filters[key])] : [],
  );
  return parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join(parts, " AND ");
}

/** Events by day, oldest first; days without any are left out. */
export async function countDays(
  days: Days,
  scope: Prisma.Sql,
  filters: Coarse,
): Promise<DayCount[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.day::text AS day, coalesce(sum(s.events) FILTER (WHERE s.outcome = 'success'), 0)::int AS success,
           coalesce(sum(s.events) FILTER (WHERE s.outcome = 'failure'), 0)::int AS failure
      FROM ${counted(days, scope)} WHERE ${conditions(filters)} GROUP BY 1 ORDER BY 1`;
  return z.array(DayCount).parse(rows);
}

const Row = z.object({ key: z.enum(facetKeys), value: z.string().nullable(), count: z.int() });

/** How many events each value of each dimension would leave, under the other filters. Largest first. */
export async function countFacets(
  days: Days,
  scope: Prisma.Sql,
  filters: Coarse,
): Promise<z.infer<typeof Facets>> {
  const columns = Prisma.raw([...facetKeys, "service"].map((key) => `s.${key}`).join(", "));
  const sums = facetKeys.map(
    (key) => Prisma.sql`SELECT ${key} AS key, s.${Prisma.raw(key)} AS value, sum(s.n)::int AS count
      FROM c AS s WHERE ${conditions(filters, key)} GROUP BY 2`,
  );
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH c AS (SELECT ${columns}, sum(s.events) AS n FROM ${counted(days, scope)} GROUP BY ${columns})
    ${Prisma.join(sums, " UNION ALL ")} ORDER BY count DESC, value`;
  const facets = Object.fromEntries(
    facetKeys.map((key) => [key, [] as z.infer<typeof Facets>[FacetKey]]),
  ) as z.infer<typeof Facets>;
  for (const { key, value, count } of z.array(Row).parse(rows)) {
    // A success has no cause.
    if (key !== "cause" || value !== null) facets[key].push({ value, count });
  }
  return facets;
}
