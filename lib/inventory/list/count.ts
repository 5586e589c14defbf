import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt } from "../at";
import { countable, isOfRows, matching } from "../conditions";
import type { Leading } from "../list-order";
import type { SecretFilters } from "../model/secret";
import { roughCount } from "../sample";
import type { Counts } from "./sections";

/** Of rows that only themselves can tell (text, owner) so many are counted in a large inventory. */
const countedRows = 10_000;

export interface Counted {
  /** How many rows there are; null: more than are counted. */
  total: number | null;
  /** How many of each value of the leading column there are, at most. */
  by: Counts;
}

const Row = z.object({ value: z.string().nullable(), count: z.int() });

/** How many rows fit, in all and by the leading column. Of a large inventory not everything is counted to its end. */
export async function countRows(
  viewer: Viewer,
  filters: SecretFilters,
  asOf: AsOf,
  { large, leading }: { large: boolean; leading?: Leading["column"] },
): Promise<Counted> {
  const where = matching(viewer, filters, asOf.at);
  const column = leading ? Prisma.raw(`s.${leading}::text`) : Prisma.sql`NULL::text`;
  if (!large || !isOfRows(filters)) {
    const rows = await prisma().$queryRaw<unknown[]>`
      SELECT ${column} AS value, sum(s.n)::int AS count FROM ${await countable(filters, asOf)}
       WHERE ${where} GROUP BY 1 HAVING sum(s.n) <> 0`;
    return countedOf(rows);
  }
  const { about, off } = await roughCount(asOf, where);
  if (about - off <= countedRows) {
    const rows = await prisma().$queryRaw<unknown[]>`
      SELECT ${column} AS value, count(*)::int AS count
        FROM (SELECT * FROM ${inventoryAt(asOf)} WHERE ${where} LIMIT ${countedRows + 1}) AS s GROUP BY 1`;
    const found = countedOf(rows);
    if ((found.total ?? 0) <= countedRows) return found;
  }
  const others = { ...filters, q: undefined, owner: [] };
  return { ...(await countRows(viewer, others, asOf, { large, leading })), total: null };
}

function countedOf(rows: unknown[]): Counted {
  const counts = z.array(Row).parse(rows);
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    by: new Map(counts.map(({ value, count }) => [value, count])),
  };
}
