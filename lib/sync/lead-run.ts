import "server-only";
import type { SecretBackend } from "@/lib/backends/secret-backend";
import { log } from "@/lib/log";
import { CallCounter } from "./call-counter";
import { RunCancelled, RunInterrupted } from "./cancellation";
import type { Derivation } from "./derivation";
import { endRun } from "./end-run";
import { RunProgress } from "./progress";
import { readSource } from "./read-source";
import { finishRun, type OpenRun } from "./run-record";
import type { SyncRequest } from "./sync-request";

/**
 * Carries an opened run to its end, whatever that is. Only a run that is interrupted, or whose database fails, is left
 * running and thrown: it is taken up later.
 */
export async function leadRun(
  request: SyncRequest,
  backend: SecretBackend,
  derivation: Derivation,
  open: OpenRun,
  lockLost: AbortSignal,
): Promise<void> {
  const { sourceId, clock } = request;
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, lockLost, stop.signal]);
  const calls = new CallCounter(sourceId, clock);
  const progress = new RunProgress(open, clock, calls, {
    cancelled: () => stop.abort(new RunCancelled("The run was cancelled.")),
    failed: (cause) => stop.abort(new RunInterrupted("The database failed.", { cause })),
  });
  const base = { runId: open.id, sourceId, clock, signal, progress, derivation };
  progress.start();
  try {
    const read = await readSource(request, backend, open, calls, base);
    await progress.stop();
    await endRun(base, read);
  } catch (error) {
    await progress.stop().catch(() => {}); // the error that is thrown below came first
    if (lockLost.aborted) throw new RunInterrupted("The lock was lost.", { cause: error });
    if (signal.reason instanceof RunInterrupted) throw signal.reason;
    await (signal.aborted
      ? finishRun(open.id, "cancelled", clock(), [], [])
      : closeBroken(open.id, sourceId, clock(), error));
  }
}

/** A fault of our own ends the run as failed. When not even that can be written, it is thrown. */
async function closeBroken(runId: string, sourceId: string, now: Date, error: unknown) {
  log.error({ sourceId, runId, error: String(error) }, "sync broke");
  const failure = {
    cause: "unexpected" as const,
    scope: sourceId,
    message: "Kagimori itself failed; its log names the run.",
    todo: "Look for the run's id in the worker's log.",
  };
  await finishRun(runId, "failed", now, [failure], []).catch(() => {
    throw error;
  });
}
