import "server-only";
import { collectAsSystem } from "@/lib/access-history/ingest/collect";
import { logsOf } from "@/lib/access-history/ingest/connect";
import { log } from "@/lib/log";
import { configOfWorker } from "./config-of-worker";

/** One look at a log for the queue. A failing source is no failed job: it shows why. */
export async function collectOneAsSystem(sourceId: string, signal: AbortSignal): Promise<void> {
  const loaded = configOfWorker();
  if (!loaded || !logsOf(loaded).includes(sourceId)) {
    log.warn({ sourceId }, "a look was asked at a log that is not in the config file");
    return;
  }
  const { counts, failure } = await collectAsSystem({ loaded, sourceId, signal });
  if (failure) log.warn({ sourceId, ...failure }, "log could not be read to its end");
  else if (counts && counts.records > 0) log.info({ sourceId, ...counts }, "log read");
}
