import "server-only";
import { logsOf } from "@/lib/access-history/ingest/connect";
import { makeFootprintsAsSystem } from "@/lib/access-history/ingest/make-footprints";
import { log } from "@/lib/log";
import { configOfWorker } from "./config-of-worker";

/** Footprints of every log of the config file. One that fails does not stop the others. */
export async function makeAllFootprintsAsSystem(signal: AbortSignal): Promise<void> {
  const loaded = configOfWorker();
  if (!loaded) return;
  for (const sourceId of logsOf(loaded)) {
    try {
      await makeFootprintsAsSystem({ loaded, sourceId, signal });
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ sourceId, error: String(error) }, "no footprint could be made");
    }
  }
}
