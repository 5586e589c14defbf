import "server-only";
import PQueue from "p-queue";
import { systemViewer } from "@/lib/access-control/system";
import { backends as everyBackend } from "@/lib/backends";
import { applyConfig } from "@/lib/config/commands";
import { credentialResolver } from "@/lib/config/credentials";
import type { LoadedConfig } from "@/lib/config/load";
import type { RunTrigger, SyncRun } from "@/lib/sources/model";
import { runSync } from "./run-sync";
import type { SyncRequest } from "./sync-request";

/** Sources that are read side by side. */
const AT_ONCE = 4;

export interface SyncAll {
  loaded: LoadedConfig;
  /** Left out: every source that holds secrets. */
  sourceIds?: readonly string[];
  trigger: RunTrigger;
  signal: AbortSignal;
  /** Left out: the machine's. */
  clock?: () => Date;
  backends?: SyncRequest["backends"];
  /** Called with each run when it ends. */
  onRun?: (run: SyncRun) => void;
}

/**
 * Applies the config and syncs its sources side by side.
 * @returns one run per source, in the file's order. A failing source is one of them, not an error.
 */
export async function syncSources(all: SyncAll): Promise<SyncRun[]> {
  const { loaded, trigger, signal, clock = () => new Date(), backends = everyBackend } = all;
  await makeReady(loaded, clock());
  const sourceIds = all.sourceIds ?? sourcesOf(loaded, backends);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const { config, file } = loaded;
  const credential = credentialResolver(file);
  return queue.addAll(
    sourceIds.map((sourceId) => async () => {
      const request = { sourceId, config, credential, clock, trigger, signal, backends };
      const run = await runSync(request);
      all.onRun?.(run);
      return run;
    }),
  );
}

/** Makes the database what the config file says: registers, sources, roles, the version that is applied. */
export async function makeReady(loaded: LoadedConfig, now: Date): Promise<void> {
  await applyConfig(systemViewer("config"), loaded, now);
}

/** Ids of the sources that hold secrets, in the file's order; logs are read by other means. */
export function sourcesOf(
  { config }: Pick<LoadedConfig, "config">,
  backends: NonNullable<SyncRequest["backends"]> = everyBackend,
): string[] {
  const kinds = new Set<string>(backends.map(({ kind }) => kind));
  return config.sources.filter(({ kind }) => kinds.has(kind)).map(({ id }) => id);
}
