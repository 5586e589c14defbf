import "server-only";
import { log } from "@/lib/log";
import type { RunTrigger } from "@/lib/sources/model";
import { RunInterrupted } from "@/lib/sync/cancellation";
import { syncSources } from "@/lib/sync/sync-sources";
import { configOfWorker } from "./config-of-worker";
import { enqueue } from "./enqueue";
import { linkTargetsJob } from "./link-targets";

/** One sync for the queue. When the worker stops, the run is left for the next; a failing source is no failed job. */
export async function syncOneAsSystem(
  sourceId: string,
  trigger: RunTrigger,
  signal: AbortSignal,
): Promise<void> {
  const loaded = configOfWorker();
  if (!loaded?.config.sources.some(({ id }) => id === sourceId)) {
    log.warn({ sourceId }, "a sync was asked for a source that is not in the config file");
    return;
  }
  const stop = new AbortController();
  const interrupt = () => stop.abort(new RunInterrupted("The worker stops."));
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt, { once: true });
  await syncSources({ loaded, sourceIds: [sourceId], trigger, signal: stop.signal });
  // What it found may be named by logs already.
  await enqueue(linkTargetsJob, {});
}
