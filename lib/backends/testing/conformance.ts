import type { BackendKind, OpenContext } from "@/lib/backends/secret-backend";

/** What a backend's folder exports as `fixture` in its conformance.ts, so that the suite runs over it. */
export interface ConformanceFixture {
  kind: BackendKind;
  /** Starts a server on loopback that holds at least 30 entries on several pages and in two places. */
  start(): Promise<StandIn>;
  /** Items of `sources` that hold a credential instead of a reference: all must be refused. */
  literalCredentials: Record<string, unknown>[];
  /** HTTP answer of a refusal, and of "too many requests". */
  denied: { status: number; type?: string };
  throttled: { status: number; type?: string };
}

export interface StandIn {
  url: string;
  /**
   * One item of `sources` that points at `url` (the stand-in, or a proxy before it), with a time-out of one
   * second, few retries and no pace to wait for.
   */
  settings(url: string): Record<string, unknown>;
  credential: OpenContext["credential"];
  /** What every value in it contains. */
  canary: string;
  /** Attempts to read a value so far. */
  valueReads(): number;
  close(): Promise<void>;
}
