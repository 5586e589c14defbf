import type { SecretBackend } from "@/lib/backends/secret-backend";
import { Config } from "@/lib/config/model";
import type { SyncRun } from "@/lib/sources/model";
import { runSync } from "@/lib/sync/run-sync";

/** Syncs one source through the product's own code; throws unless the run is done. */
export async function syncOnce(
  item: Record<string, unknown>,
  backend?: SecretBackend,
  rules: Record<string, unknown> = {},
): Promise<SyncRun> {
  const run = await runSync({
    sourceId: "bench",
    config: Config.parse({ sources: [{ id: "bench", ...item }], ...rules }),
    credential: (reference) => reference,
    clock: () => new Date(),
    trigger: "cli",
    signal: new AbortController().signal,
    ...(backend && { backends: [backend] }),
  });
  if (run.status !== "done") throw new Error(`sync ended ${run.status}: ${JSON.stringify(run)}`);
  return run;
}
