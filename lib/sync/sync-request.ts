import type { SecretBackend } from "@/lib/backends/secret-backend";
import type { Config } from "@/lib/config/model";
import type { RunTrigger } from "@/lib/sources/model";

/** What one sync is asked with. */
export interface SyncRequest {
  sourceId: string;
  config: Config;
  /** Resolves `env:NAME` and `file:PATH`. */
  credential: (reference: string) => string;
  clock: () => Date;
  trigger: RunTrigger;
  /** Aborting ends the run as cancelled; with a RunInterrupted it is left for the next worker. */
  signal: AbortSignal;
  /** Left out: those of the product. */
  backends?: readonly SecretBackend[];
}
