import { Prisma } from "@/lib/db/prisma";
import type { Asked } from "./conditions";

/** The order of every list of events `e`. */
export const newestFirst = Prisma.sql`e.occurred_at DESC, e.event_id DESC, e.item DESC`;

/** The first rows after the cursor, newest first: whole rows of access_event. */
export function pageOf(
  asked: Asked,
  after: readonly [string, string, number] | undefined,
  limit: number,
): Prisma.Sql {
  const where = Prisma.sql`${asked.where} AND ${afterCursor(after)}`;
  const few = driverOf(asked);
  if (!few) {
    return Prisma.sql`SELECT e.* FROM access_event e ${asked.joins} WHERE ${where}
      ORDER BY ${newestFirst} LIMIT ${limit}`;
  }
  const along = Prisma.sql`e.${Prisma.raw(few.column)} = d.id`;
  return Prisma.sql`SELECT e.* FROM unnest(${few.ids}::int[]) AS d(id) CROSS JOIN LATERAL (
      SELECT e.* FROM access_event e ${asked.joins} WHERE ${along} AND ${where}
       ORDER BY ${newestFirst} LIMIT ${limit}) e
    ORDER BY ${newestFirst} LIMIT ${limit}`;
}

/** One row, `total`: how many rows there are, counted no further than `most`. */
export function countUpTo({ joins, where }: Asked, most: number): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int AS total FROM (
    SELECT 1 FROM access_event e ${joins} WHERE ${where} LIMIT ${most}) counted`;
}

/** Where few targets, or few principals, are asked for, each is read along its own index and the newest are merged. */
function driverOf({ targets, principals }: Asked) {
  if (targets && "few" in targets) return { column: "target_id", ids: targets.few };
  if (principals && "few" in principals) return { column: "principal_id", ids: principals.few };
  return null;
}

/** The instant is said apart from the rest of the key, so that later months are not opened. */
function afterCursor(after: readonly [string, string, number] | undefined): Prisma.Sql {
  if (!after) return Prisma.sql`TRUE`;
  const [at, eventId, item] = after;
  const instant = new Date(at);
  return Prisma.sql`e.occurred_at <= ${instant}
    AND (e.occurred_at, e.event_id, e.item) < (${instant}, ${eventId}::uuid, ${item}::smallint)`;
}
