import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import type { Coverage } from "@/lib/kpis/model";

const SourceRow = z.object({
  id: z.string(),
  schedule_seconds: z.number(),
  last_complete_at: z.date().nullable(),
  last_status: z.string().nullable(),
  reached: z.boolean(),
  message: z.string().nullable(),
});

/** Sources whose listing the inventory rests on. */
const inventoryKinds = ["secrets-manager", "parameter-store", "vault"];

/**
 * What a figure rests on at an instant: each inventory source with its last complete sync until then, and how much of
 * the known estate is connected (accounts and clusters; excluded ones are not asked for).
 */
export async function coverageAt(at: Date): Promise<Coverage> {
  const [sources, estate] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT s.id, s.schedule_seconds, complete.finished_at AS last_complete_at, latest.status AS last_status,
             EXISTS (SELECT FROM sync_run_place rp JOIN sync_run r ON r.id = rp.run_id
                      WHERE r.source_id = s.id AND rp.status <> 'failed' AND rp.finished_at <= ${at}) AS reached,
             coalesce(latest.failures -> 0 ->> 'message', s.message) AS message
        FROM source s
        LEFT JOIN LATERAL (
          SELECT finished_at FROM sync_run r
           WHERE r.source_id = s.id AND r.status IN ('done', 'held') AND r.finished_at <= ${at}
           ORDER BY started_at DESC LIMIT 1) complete ON TRUE
        LEFT JOIN LATERAL (
          SELECT status, failures FROM sync_run r
           WHERE r.source_id = s.id AND r.finished_at <= ${at}
           ORDER BY started_at DESC LIMIT 1) latest ON TRUE
       WHERE s.kind = ANY(${inventoryKinds})
         AND (s.removed_from_config_at IS NULL OR s.removed_from_config_at > ${at})
       ORDER BY s.position`,
    prisma().$queryRaw<unknown[]>`
      SELECT (count(*) FILTER (WHERE state = 'connected'))::int AS connected, count(*)::int AS known
        FROM estate_place WHERE kind IN ('account', 'cluster') AND state IN ('connected', 'unconnected')`,
  ]);
  return {
    sources: z
      .array(SourceRow)
      .parse(sources)
      .map((row) => {
        const state = stateOf(row, at);
        return {
          id: row.id,
          state,
          reached: row.reached || row.last_complete_at !== null,
          lastCompleteAt: row.last_complete_at?.toISOString() ?? null,
          message: state === "ok" ? null : row.message,
        };
      }),
    estate: z.object({ connected: z.int(), known: z.int() }).parse(estate[0]),
    hours: null,
  };
}

/** Failing: the latest run did not complete. Stale: older than twice its schedule and a quarter of an hour. */
export function stateOf(
  {
    last_complete_at,
    last_status,
    schedule_seconds,
  }: Omit<z.infer<typeof SourceRow>, "id" | "message" | "reached">,
  at: Date,
): Coverage["sources"][number]["state"] {
  if (last_status === "failed" || last_status === "partial") return "failing";
  if (!last_complete_at) return "never";
  const age = at.getTime() - last_complete_at.getTime();
  return age > (2 * schedule_seconds + 900) * 1000 ? "stale" : "ok";
}
