import { collectAsSystem } from "@/lib/access-history/ingest/collect";
import { logsOf } from "@/lib/access-history/ingest/connect";
import { resolvePrincipalsAsSystem } from "@/lib/access-history/principals/resolve-all";
import { linkTargetsAsSystem } from "@/lib/access-history/store/link-targets";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import type { LoadedConfig } from "@/lib/config/load";

/**
 * Reads what the demo's logs tell until the clock's time and was not read yet, ties it to the inventory and says who it was.
 * What could not be read is left to the worker, whose page says why.
 */
export async function readLogs(
  loaded: LoadedConfig,
  { clock, signal, say }: { clock: () => Date; signal: AbortSignal; say: (line: string) => void },
): Promise<void> {
  const store = new EventStore(clock);
  await Promise.all(
    logsOf(loaded).map(async (sourceId) => {
      const { counts, failure } = await collectAsSystem({
        loaded,
        sourceId,
        signal,
        clock,
        store,
      });
      if (failure) say(`${sourceId}: ${failure.message}`);
      else if (counts) say(`${sourceId}: ${counts.events} events`);
    }),
  );
  await linkTargetsAsSystem(signal);
  await resolvePrincipalsAsSystem(signal);
}
