import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { askedOf } from "@/lib/access-history/conditions";
import type { AccessFilters } from "@/lib/access-history/model/query";
import { readPeriod } from "@/lib/access-history/period";
import { copyLines } from "@/lib/db/copy-lines";
import { inlineSql } from "@/lib/db/inline-sql";
import { pool } from "@/lib/db/pool";
import { organisationSettings } from "@/lib/organisation/settings";
import { rowsOf, type Slice } from "./rows-sql";
import { slicesOf } from "./slices";

/** Some rows, as whole lines of COPY, and how much of the time asked for they complete (0 to 1). */
export interface RowsRead {
  lines: string;
  rows: number;
  progress: number;
}

/**
 * The rows behind the filters that the viewer may see, oldest first, all as of one instant and in constant memory.
 * Throws invalid-input when the period is none.
 */
export async function* readRows(
  viewer: Viewer,
  filters: AccessFilters,
  now: Date,
  signal: AbortSignal,
): AsyncGenerator<RowsRead> {
  const asked = await askedOf(viewer, filters, { now });
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL work_mem = '64MB'");
    const span = await spanOf(client, filters);
    const slices = slicesOf(span, await estimate(client, span));
    for (const [index, slice] of slices.entries()) {
      signal.throwIfAborted();
      const progress = (index + 1) / slices.length;
      for await (const lines of copyLines(client, inlineSql(rowsOf(asked, slice)), signal))
        yield { ...lines, progress: index / slices.length };
      yield { lines: "", rows: 0, progress };
    }
    await client.query("COMMIT");
  } finally {
    // Half a COPY may still be on the connection.
    client.release(true);
  }
}

const Bounds = z.object({ first: z.date().nullable(), last: z.date().nullable() });

/** The time asked for, as far as there are events. */
async function spanOf(client: PoolClient, filters: AccessFilters): Promise<Slice> {
  const { timeZone } = await organisationSettings();
  const { from, to } = readPeriod(filters, timeZone);
  const { rows } = await client.query(
    `SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM access_event
      WHERE occurred_at >= coalesce($1, '-infinity'::timestamptz) AND occurred_at < coalesce($2, 'infinity'::timestamptz)`,
    [from, to],
  );
  const { first, last } = Bounds.parse(rows[0]);
  if (!first || !last) return { from: new Date(0), to: new Date(0) };
  return { from: first, to: new Date(last.getTime() + 1) };
}

/** About how many events there are in a span, by what the server knows of its months. */
async function estimate(client: PoolClient, { from, to }: Slice): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(
    `SELECT coalesce(sum(greatest(c.reltuples, pg_relation_size(c.oid) / 200)), 0)::float AS rows
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'access_event'::regclass
        AND right(c.relname, 6) BETWEEN to_char($1::timestamptz AT TIME ZONE 'UTC', 'YYYYMM') AND to_char($2::timestamptz AT TIME ZONE 'UTC', 'YYYYMM')`,
    [from, to],
  );
  return rows[0]?.rows ?? 0;
}
