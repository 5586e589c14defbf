import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { rotationState } from "@/lib/rotation/state-sql";
import { inventoryAt } from "./at";
import { matching } from "./conditions";
import { type FacetKey, type Facets, facetKeys, type SecretFilters } from "./model/secret";

const Row = z.object({ key: z.enum(facetKeys), value: z.string().nullable(), count: z.int() });

/** How many rows each value of each facet would leave, under the other filters. Largest first. */
export async function listFacets(
  viewer: Viewer,
  filters: SecretFilters,
  { now }: { now: Date },
): Promise<Facets> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(filters.asOf, timeZone, now);
  const counts = facetKeys.map(
    (key) => Prisma.sql`
      SELECT ${key} AS key, ${facetValue(key, asOf.at)} AS value, count(*)::int AS count
        FROM ${inventoryAt(asOf)} WHERE ${matching(viewer, filters, asOf.at, key)} GROUP BY 2`,
  );
  const rows = await prisma().$queryRaw<unknown[]>`
    ${Prisma.join(counts, " UNION ALL ")} ORDER BY count DESC, value`;
  const facets = Object.fromEntries(
    facetKeys.map((key) => [key, [] as Facets["facets"][FacetKey]]),
  );
  for (const { key, value, count } of z.array(Row).parse(rows)) facets[key]?.push({ value, count });
  return { asOf: asOf.at.toISOString(), facets: facets as Facets["facets"] };
}

/** The rotation of what is not judged by its rotation is no value of that facet. */
function facetValue(key: FacetKey, at: Date): Prisma.Sql {
  if (key !== "rotation") return Prisma.sql`s.${Prisma.raw(key)}`;
  return Prisma.sql`CASE WHEN s.counted = 'both' THEN ${rotationState(at)} ELSE 'not-counted' END`;
}
