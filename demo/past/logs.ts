import { collectAsSystem } from "@/lib/access-history/ingest/collect";
import { logsOf } from "@/lib/access-history/ingest/connect";
import { loadConfig } from "@/lib/config/load";

/**
 * Reads the demo's logs once all that they speak of is in the inventory, so that a start ends with their events. A later start reads
 * what came since; what could not be read is left to the worker, whose page says why.
 */
export async function readLogs(
  configFile: string,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const loaded = loadConfig(configFile, new Date());
  await Promise.all(
    logsOf(loaded).map(async (sourceId) => {
      const { counts, failure } = await collectAsSystem({ loaded, sourceId, signal });
      if (failure) say(`${sourceId}: ${failure.message}`);
      else if (counts) say(`${sourceId}: ${counts.events} events`);
    }),
  );
}
