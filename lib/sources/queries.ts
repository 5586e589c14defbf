import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { logKinds } from "@/lib/continuity/kinds";
import { pool } from "@/lib/db/pool";
import { notFound } from "@/lib/errors";
import { toCursor } from "@/lib/http/cursor";
import type { List } from "@/lib/http/model";
import { demand } from "./demand";
import type { Source, SourceDetail, SyncRun } from "./model";
import { readCalls, readHeldRemovals, readWatches } from "./read-detail";
import { readLog } from "./read-log";
import { readRun, runColumns, toRun } from "./read-run";
import { readSources } from "./read-sources";
import type { RunsQuery } from "./runs-query";

/** Every source of the config file, in its order. Sources have no team: who may see one sees all. */
export async function listSources(viewer: Viewer, now: Date): Promise<List<Source>> {
  demand(viewer, "source:read");
  const items = await readSources(now);
  return { items, nextCursor: null, total: items.length };
}

/** One source with its places, held removals and our own calls. Throws not-found. */
export async function getSource(viewer: Viewer, id: string, now: Date): Promise<SourceDetail> {
  demand(viewer, "source:read");
  const [source] = await readSources(now, id);
  if (!source) throw notFound(`There is no source ${id} in the config file.`);
  const isLog = logKinds.some((kind) => kind === source.kind);
  const [watches, held, calls, log] = await Promise.all([
    readWatches(id),
    readHeldRemovals(id),
    readCalls(id, now),
    isLog ? readLog(id) : null,
  ]);
  return { ...source, watches, held, calls, log };
}

/** One run. Throws not-found. */
export async function getRun(viewer: Viewer, id: string): Promise<SyncRun> {
  demand(viewer, "source:read");
  const run = await readRun(id);
  if (!run) throw notFound("There is no such sync run.");
  return run;
}

/** Runs, newest first. */
export async function listRuns(viewer: Viewer, query: RunsQuery): Promise<List<SyncRun>> {
  demand(viewer, "source:read");
  const { source, status, limit, cursor } = query;
  const where = `(cardinality($1::text[]) = 0 OR r.source_id = ANY($1))
             AND (cardinality($2::text[]) = 0 OR r.status = ANY($2))`;
  const [page, counted] = await Promise.all([
    pool().query(
      `SELECT ${runColumns} FROM sync_run r
        WHERE ${where} AND ($3::timestamptz IS NULL OR (r.started_at, r.id) < ($3, $4::uuid))
        ORDER BY r.started_at DESC, r.id DESC LIMIT $5`,
      [source, status, cursor?.[0] ?? null, cursor?.[1] ?? null, limit + 1],
    ),
    pool().query(`SELECT count(*)::int AS total FROM sync_run r WHERE ${where}`, [source, status]),
  ]);
  const runs = page.rows.map(toRun);
  const items = runs.slice(0, limit);
  const last = runs.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? toCursor([last.startedAt, last.id]) : null,
    total: counted.rows[0]?.total ?? null,
  };
}
