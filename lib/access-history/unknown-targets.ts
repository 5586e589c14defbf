import { z } from "zod";
import { inPersonsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { cursorOf, toCursor } from "@/lib/http/cursor";
import { one, pageSize } from "@/lib/http/model/query";
import type { UnknownTargetPage } from "./model/unknown";

export const UnknownQuery = z.strictObject({
  cursor: one(cursorOf(z.tuple([z.iso.datetime(), z.int()])).optional()),
  limit: pageSize(),
});
type UnknownQuery = z.output<typeof UnknownQuery>;

const Row = z.object({
  id: z.number(),
  label: z.string(),
  backend: z.string(),
  first_seen_at: z.date(),
  last_at: z.date().nullable(),
  readers: z.int(),
  reads: z.int(),
});
const Total = z.object({ total: z.int() });

/**
 * What logs name and the inventory does not hold: a finding, newest first. Nobody knows whose it is, so it is told to who
 * may see what is unassigned.
 */
export async function listUnknownTargets(
  viewer: Viewer,
  { cursor, limit }: UnknownQuery,
): Promise<UnknownTargetPage> {
  const [at, id] = cursor ?? ["9999-12-31T00:00:00.000Z", 2 ** 31 - 1];
  const [rows, [counted]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT t.*, last.at AS last_at, r.readers, r.reads
        FROM (SELECT t.id, t.label, t.backend, t.first_seen_at
                FROM access_target t CROSS JOIN (SELECT NULL::text AS team, NULL::text AS service, NULL::text AS environment) s
               WHERE t.secret_id IS NULL AND t.alias_of IS NULL AND NOT t.path_level AND ${inPersonsOf(viewer)}
                 AND (t.first_seen_at, t.id) < (${new Date(at)}, ${id}::int)
               ORDER BY t.first_seen_at DESC, t.id DESC LIMIT ${limit + 1}) t
        LEFT JOIN LATERAL (SELECT e.occurred_at AS at FROM access_event e WHERE e.target_id = t.id
                            ORDER BY e.occurred_at DESC LIMIT 1) last ON TRUE
       CROSS JOIN LATERAL (SELECT count(*)::int AS readers, coalesce(sum(reads), 0)::int AS reads
                             FROM access_reader r WHERE r.target_id = t.id) r
       ORDER BY t.first_seen_at DESC, t.id DESC`,
    prisma().$queryRaw<unknown[]>`SELECT count(*)::int AS total
      FROM access_target t CROSS JOIN (SELECT NULL::text AS team, NULL::text AS service, NULL::text AS environment) s
     WHERE t.secret_id IS NULL AND t.alias_of IS NULL AND NOT t.path_level AND ${inPersonsOf(viewer)}`,
  ]);
  const read = z.array(Row).parse(rows);
  const shown = read.slice(0, limit);
  const last = read.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      id: row.id,
      target: row.label,
      backend: row.backend,
      firstSeenAt: row.first_seen_at.toISOString(),
      lastSeenAt: row.last_at?.toISOString() ?? null,
      readers: row.readers,
      reads: row.reads,
    })),
    nextCursor: last ? toCursor([last.first_seen_at.toISOString(), last.id]) : null,
    total: Total.parse(counted).total,
  };
}
