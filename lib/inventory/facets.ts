import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { rowsWithin } from "@/lib/db/within";
import { type AsOf, readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { countable, facetConditions, isOfRows, matchingButFacets } from "./conditions";
import { type FacetKey, facetKeys } from "./model/list-keys";
import type { Facets, SecretFilters } from "./model/secret";
import { roughCount, roughSize, sampledInventory } from "./sample";

const Row = z.object({ key: z.enum(facetKeys), value: z.string().nullable(), count: z.number() });

/** How far is counted. */
const usual = {
  /** Nobody waits longer than so many milliseconds for exact counts. */
  within: 1000,
  /** Rows that only themselves can tell (text, owner) are counted within that time up to about this many. */
  counted: 60_000,
  /** Rows that an estimate is drawn from. */
  sampled: 20_000,
};
type Limits = typeof usual;

/**
 * How many rows each value of each facet would leave, under the other filters. Largest first. Exact, unless that takes longer
 * than a second: then estimated from a sample, and said so.
 */
export async function listFacets(
  viewer: Viewer,
  filters: SecretFilters,
  { now, limits = usual }: { now: Date; limits?: Limits },
): Promise<Facets> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(filters.asOf, timeZone, now);
  const exact = (await isHopeless(viewer, filters, asOf, limits))
    ? null
    : await rowsWithin(
        limits.within,
        countsIn(await countable(filters, asOf), viewer, filters, asOf),
      );
  const counts = exact ?? (await estimated(viewer, filters, asOf, limits));
  const facets = Object.fromEntries(
    facetKeys.map((key) => [key, [] as Facets["facets"][FacetKey]]),
  );
  for (const { key, value, count } of z.array(Row).parse(counts))
    facets[key]?.push({ value, count });
  return {
    asOf: asOf.at.toISOString(),
    estimated: exact === null,
    facets: facets as Facets["facets"],
  };
}

/** Whether it is known beforehand that counting takes too long: many rows, each of which has to be read. */
async function isHopeless(
  viewer: Viewer,
  filters: SecretFilters,
  asOf: AsOf,
  { counted }: Limits,
): Promise<boolean> {
  if (!isOfRows(filters) || (await roughSize()) <= counted) return false;
  const { about, off } = await roughCount(asOf, matchingButFacets(viewer, filters, asOf.at));
  return about - off > counted;
}

async function estimated(viewer: Viewer, filters: SecretFilters, asOf: AsOf, { sampled }: Limits) {
  const { rows, times } = await sampledInventory(asOf, sampled);
  const counts = await rowsWithin(60_000, countsIn(rows, viewer, filters, asOf));
  return z
    .array(Row)
    .parse(counts)
    .map((row) => ({ ...row, count: rounded(row.count * times) }));
}

/** To two digits: an estimate shall not look like a count. */
const rounded = (count: number) => Number(count.toPrecision(2));

/** SELECT of key, value and count of each value of each facet, over rows that `n` counts. */
function countsIn(
  rows: Prisma.Sql,
  viewer: Viewer,
  filters: SecretFilters,
  asOf: AsOf,
): Prisma.Sql {
  const counts = facetKeys.map((key) => {
    const others = facetConditions(filters, key);
    const where =
      others.length > 0 ? Prisma.sql`WHERE ${Prisma.join(others, " AND ")}` : Prisma.empty;
    return Prisma.sql`SELECT ${Prisma.raw(`'${key}'`)} AS key, s.${Prisma.raw(key)} AS value, sum(s.n)::int AS count FROM s ${where} GROUP BY 2`;
  });
  const columns = Prisma.raw(facetKeys.map((key) => `s.${key}`).join(", "));
  return Prisma.sql`
    WITH s AS (SELECT ${columns}, sum(s.n) AS n FROM ${rows}
                WHERE ${matchingButFacets(viewer, filters, asOf.at)} GROUP BY ${columns} HAVING sum(s.n) <> 0)
    ${Prisma.join(counts, " UNION ALL ")} ORDER BY count DESC, value`;
}
