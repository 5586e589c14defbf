import "server-only";
import PQueue from "p-queue";
import { z } from "zod";
import { type IngestCounts, sumCounts } from "@/lib/access-history/store/counts";
import type { EventStore } from "@/lib/access-history/store/write-stretch";
import type { AccessConnection } from "@/lib/access-sources/access-source";
import type { Failure } from "@/lib/backends/secret-backend";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { tryLock } from "@/lib/db/session-lock";
import { type Connect, withLog } from "./connect";
import { eventStore } from "./event-store";
import { type ReadPiece, readPiece } from "./read-piece";

/** Pieces of one log that are read side by side. */
const AT_ONCE = 2;

/** What one look at a log brought. Null counts: somebody else is looking. */
export interface Collected {
  counts: IngestCounts | null;
  failure: Failure | null;
}

interface Collect extends Connect {
  /** Left out: that of this process, whose clock is the real one. */
  store?: EventStore;
}

/**
 * Reads what a log has that was not read yet. A piece that fails does not stop the others; the source then shows why.
 * Killed at any instant, the next look goes on where this one was.
 */
export async function collectAsSystem(request: Collect): Promise<Collected> {
  const { sourceId, clock = () => new Date(), store = eventStore() } = request;
  const lock = await tryLock(lockClass.collect, sourceId);
  if (lock === null) return { counts: null, failure: null };
  const signal = AbortSignal.any([request.signal, lock.lost]);
  try {
    await pool().query("UPDATE source SET last_attempt_at = $2 WHERE id = $1", [sourceId, clock()]);
    const read = await withLog({ ...request, signal, clock }, (connection) =>
      readAll(connection, { store, sourceId, clock, signal }),
    ).catch((error): Collected => {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      return { counts: null, failure: { cause: "unexpected", message, todo: "" } };
    });
    await note(sourceId, read.failure, clock());
    return read;
  } finally {
    await lock.release();
  }
}

async function readAll(
  connection: AccessConnection,
  log: Pick<ReadPiece, "store" | "sourceId" | "clock" | "signal">,
): Promise<Collected> {
  const { sourceId, clock, signal } = log;
  const done = await namesRead(sourceId);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const counts: IngestCounts[] = [];
  let failure: Failure | null = null;
  const failed = (error: unknown) => {
    failure ??= connection.explain(error);
  };
  try {
    for await (const piece of connection.pieces((name) => done.has(name), clock(), signal)) {
      // No further ahead than is being read: there may be a million.
      await queue.onSizeLessThan(AT_ONCE);
      const read = { ...log, piece, via: piece.follows ? "follow" : "schedule" } as const;
      void queue
        .add(async () => {
          counts.push(await readPiece(read));
        })
        .catch(failed);
    }
  } catch (error) {
    failed(error);
  }
  await queue.onIdle();
  signal.throwIfAborted();
  return { counts: sumCounts(counts), failure };
}

const Names = z.array(z.object({ name: z.string() }));

async function namesRead(sourceId: string): Promise<ReadonlySet<string>> {
  const { rows } = await pool().query(
    "SELECT name FROM ingest_piece WHERE source_id = $1 AND finished_at IS NOT NULL AND via = 'schedule'",
    [sourceId],
  );
  return new Set(Names.parse(rows).map(({ name }) => name));
}

async function note(sourceId: string, failure: Failure | null, now: Date): Promise<void> {
  await pool().query(
    `UPDATE source SET last_complete_at = CASE WHEN $3::text IS NULL THEN $2 ELSE last_complete_at END,
            failure_cause = $3, message = $4 WHERE id = $1`,
    [sourceId, now, failure?.cause ?? null, failure?.message ?? null],
  );
}
