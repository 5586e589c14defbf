import type { BackendConnection, Failure, Place } from "@/lib/backends/secret-backend";
import type { Derivation } from "./derivation";
import type { RunProgress } from "./progress";

/** What every step of one run needs. */
export interface Run {
  readonly runId: string;
  readonly sourceId: string;
  readonly derivation: Derivation;
  readonly clock: () => Date;
  /** Aborted when the run is cancelled, its process ends, or its lock is lost. */
  readonly signal: AbortSignal;
  readonly progress: RunProgress;
}

/** A run whose source is open. */
export interface RunContext extends Run {
  readonly connection: BackendConnection;
  readonly explain: (error: unknown) => Failure;
  /** Whether the settings still ask for a place that was read before. */
  readonly asksFor: (place: Place) => boolean;
}
