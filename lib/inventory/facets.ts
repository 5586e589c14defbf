import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { countable, facetConditions, matchingButFacets } from "./conditions";
import { type FacetKey, facetKeys } from "./model/list-keys";
import type { Facets, SecretFilters } from "./model/secret";

const Row = z.object({ key: z.enum(facetKeys), value: z.string().nullable(), count: z.int() });

/** How many rows each value of each facet would leave, under the other filters. Largest first. */
export async function listFacets(
  viewer: Viewer,
  filters: SecretFilters,
  { now }: { now: Date },
): Promise<Facets> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(filters.asOf, timeZone, now);
  const counts = facetKeys.map((key) => {
    const others = facetConditions(filters, key);
    const where =
      others.length > 0 ? Prisma.sql`WHERE ${Prisma.join(others, " AND ")}` : Prisma.empty;
    return Prisma.sql`SELECT ${key} AS key, s.${Prisma.raw(key)} AS value, sum(s.n)::int AS count FROM s ${where} GROUP BY 2`;
  });
  const columns = Prisma.raw(facetKeys.map((key) => `s.${key}`).join(", "));
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH s AS (SELECT ${columns}, sum(s.n) AS n FROM ${await countable(filters, asOf)}
                WHERE ${matchingButFacets(viewer, filters, asOf.at)} GROUP BY ${columns} HAVING sum(s.n) <> 0)
    ${Prisma.join(counts, " UNION ALL ")} ORDER BY count DESC, value`;
  const facets = Object.fromEntries(
    facetKeys.map((key) => [key, [] as Facets["facets"][FacetKey]]),
  );
  for (const { key, value, count } of z.array(Row).parse(rows)) facets[key]?.push({ value, count });
  return { asOf: asOf.at.toISOString(), facets: facets as Facets["facets"] };
}
