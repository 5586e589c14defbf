import "server-only";
import { backends as everyBackend } from "@/lib/backends";
import type { SecretBackend } from "@/lib/backends/secret-backend";
import { invalidInput, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import type { SyncRun } from "@/lib/sources/model";
import { readRun } from "@/lib/sources/read-run";
import { reconcileSources } from "@/lib/sources/reconcile";
import { derivationOf } from "./derivation";
import { deriveAllIfDue } from "./derive-all";
import { lockOrFollow } from "./follow-run";
import { leadRun } from "./lead-run";
import { openRun } from "./run-record";
import type { SyncRequest } from "./sync-request";

/**
 * Syncs one source and tells how it went: a failing source is a result, not an error. At most one run of a source is on
 * at a time, whoever starts it: a second caller follows the first one's run and returns that. A run whose process was
 * killed within the last hour is taken up at the place where it stood.
 *
 * Throws invalid-input or not-found for a source that cannot be synced, RunInterrupted, and what the database throws.
 */
export async function runSync(request: SyncRequest): Promise<SyncRun> {
  const { sourceId, config, clock, signal } = request;
  const backend = backendOf(request);
  await reconcileSources(config, clock());
  const turn = await lockOrFollow(sourceId, signal);
  if ("followed" in turn) return turn.followed;
  const { lock } = turn;
  try {
    const derivation = await derivationOf(config, clock());
    await deriveAllIfDue(derivation, clock, signal);
    const open = await openRun(sourceId, request.trigger, clock);
    log.info({ sourceId, runId: open.id, resumed: open.donePlaces.size }, "sync begins");
    await leadRun(request, backend, derivation, open, lock.lost);
    const run = await readRun(open.id);
    if (!run) throw new Error(`Sync run ${open.id} is not in the database.`);
    log.info({ sourceId, runId: run.id, status: run.status, found: run.found }, "sync ended");
    return run;
  } finally {
    await lock.release();
  }
}

function backendOf({ sourceId, config, backends = everyBackend }: SyncRequest): SecretBackend {
  const source = config.sources.find(({ id }) => id === sourceId);
  if (!source) throw notFound(`No source "${sourceId}" in the config file.`);
  const backend = backends.find(({ kind }) => kind === source.kind);
  if (!backend)
    throw invalidInput(`Source "${sourceId}" is a ${source.kind}: it holds no secrets to sync.`);
  return backend;
}
