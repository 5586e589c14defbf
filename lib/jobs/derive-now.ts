import "server-only";
import { derivationOf } from "@/lib/sync/derivation";
import { deriveAllIfDue } from "@/lib/sync/derive-all";
import { configOfWorker } from "./config-of-worker";

/** Derives all rows again if they were derived with other rules than those of the config file. */
export async function deriveAllAsSystem(signal: AbortSignal): Promise<void> {
  const loaded = configOfWorker();
  if (!loaded) return;
  const clock = () => new Date();
  await deriveAllIfDue(await derivationOf(loaded.config, clock()), clock, signal);
}
