import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import type { LogState } from "./model";

const count = z.coerce.number();
const Row = z.object({
  records: count,
  accepted: count,
  events: count,
  duplicates: count,
  ignored: count,
  rejected: count,
  aside: count,
  lastReadAt: z.date().nullable(),
});

/** What has come of a log so far. */
export async function readLog(sourceId: string): Promise<LogState> {
  const { rows } = await pool().query(
    `SELECT coalesce(sum(records), 0) AS records, coalesce(sum(accepted), 0) AS accepted, coalesce(sum(events), 0) AS events,
            coalesce(sum(duplicates), 0) AS duplicates, coalesce(sum(ignored), 0) AS ignored,
            coalesce(sum(rejected), 0) AS rejected, max(updated_at) AS "lastReadAt",
            (SELECT count(*) FROM set_aside a WHERE a.source_id = $1 AND a.settled_at IS NULL) AS aside
       FROM ingest_piece WHERE source_id = $1`,
    [sourceId],
  );
  const { lastReadAt, ...counts } = Row.parse(rows[0]);
  return { ...counts, lastReadAt: lastReadAt?.toISOString() ?? null };
}
