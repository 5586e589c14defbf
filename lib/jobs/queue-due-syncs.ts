import "server-only";
import { logsOf } from "@/lib/access-history/ingest/connect";
import { dueSources } from "@/lib/sources/due";
import { derivationOf } from "@/lib/sync/derivation";
import { isCurrent } from "@/lib/sync/derive-all";
import { makeReady, sourcesOf } from "@/lib/sync/sync-sources";
import { collectLogsJob } from "./collect-logs";
import { configOfWorker } from "./config-of-worker";
import { deriveAllJob } from "./derive-all";
import { enqueue } from "./enqueue";
import { syncSourceJob } from "./sync-source";

/** Applies the config file as it is now, and queues every sync and every look at a log that is due and not queued or running already. */
export async function queueDueSyncsAsSystem(now: Date): Promise<string[]> {
  const loaded = configOfWorker();
  if (!loaded) return [];
  await makeReady(loaded, now);
  if (!(await isCurrent(await derivationOf(loaded.config, now)))) await enqueue(deriveAllJob, {});
  const due = await dueSources(sourcesOf(loaded), now);
  for (const sourceId of due) await enqueue(syncSourceJob, { sourceId, trigger: "schedule" });
  const logs = await dueSources(logsOf(loaded), now);
  for (const sourceId of logs) await enqueue(collectLogsJob, { sourceId });
  return [...due, ...logs];
}
