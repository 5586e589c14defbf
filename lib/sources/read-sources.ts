import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { stateOf } from "./coverage";
import { Source } from "./model";
import { runColumns, toRun } from "./read-run";

const Row = Source.omit({ state: true, nextSyncAt: true }).extend({
  lastAttemptAt: z.date().nullable(),
  lastCompleteAt: z.date().nullable(),
  lastRun: z.record(z.string(), z.unknown()).nullable(),
  lastStatus: z.string().nullable(),
});

const select = `
  SELECT s.id, s.kind, s.label, s.schedule_seconds AS "scheduleSeconds", s.last_attempt_at AS "lastAttemptAt",
         s.last_complete_at AS "lastCompleteAt", s.message, s.failure_cause AS "failureCause", s.rights,
         s.clock_skew_ms AS "clockSkewMs",
         (SELECT jsonb_build_object('ok', count(*) FILTER (WHERE w.state = 'ok'),
                   'failing', count(*) FILTER (WHERE w.state = 'failing'),
                   'lost', count(*) FILTER (WHERE w.state = 'lost'),
                   'notEnabled', count(*) FILTER (WHERE w.state = 'not-enabled'))
            FROM place_watch w WHERE w.source_id = s.id) AS places,
         (SELECT r.found FROM sync_run r WHERE r.source_id = s.id AND r.status IN ('done', 'held')
           ORDER BY r.started_at DESC LIMIT 1) AS entries,
         (SELECT coalesce(sum(c.calls), 0)::int FROM api_call_count c
           WHERE c.source_id = s.id AND c.day = ($1::timestamptz AT TIME ZONE 'UTC')::date) AS "callsToday",
         (SELECT coalesce(sum(h.count), 0)::int FROM held_removal h
           WHERE h.source_id = s.id AND h.decision IS NULL) AS "heldRemovals",
         (SELECT to_jsonb(t) FROM (SELECT ${runColumns} FROM sync_run r WHERE r.source_id = s.id
           ORDER BY r.started_at DESC LIMIT 1) AS t) AS "lastRun",
         coalesce(
           (SELECT r.status FROM sync_run r WHERE r.source_id = s.id AND r.finished_at IS NOT NULL
             ORDER BY r.started_at DESC LIMIT 1),
           -- A log is looked at without runs.
           CASE WHEN s.failure_cause IS NOT NULL THEN 'failed' END) AS "lastStatus"
    FROM source s`;

/** Sources of the config file, in its order; one of them where an id is given. */
export async function readSources(now: Date, id: string | null = null): Promise<Source[]> {
  const { rows } = await pool().query(
    `${select} WHERE s.removed_from_config_at IS NULL AND ($2::text IS NULL OR s.id = $2) ORDER BY s.position`,
    [now, id],
  );
  return rows.map((row) => toSource(Row.parse(row), now));
}

function toSource({ lastStatus, lastRun, ...row }: z.infer<typeof Row>, now: Date): Source {
  const { lastAttemptAt, lastCompleteAt, scheduleSeconds } = row;
  const state = stateOf(
    {
      last_complete_at: lastCompleteAt,
      last_status: lastStatus,
      schedule_seconds: scheduleSeconds,
    },
    now,
  );
  const next = lastAttemptAt && new Date(lastAttemptAt.getTime() + scheduleSeconds * 1000);
  return {
    ...row,
    state,
    lastAttemptAt: lastAttemptAt?.toISOString() ?? null,
    lastCompleteAt: lastCompleteAt?.toISOString() ?? null,
    nextSyncAt: next?.toISOString() ?? null,
    lastRun: lastRun && toRun(lastRun),
  };
}
