import { setTimeout as pause } from "node:timers/promises";

/** Share of the full pace that a success gives back after throttling halved it. */
const RECOVERY = 1 / 200;
/** However often throttled, one call in two seconds is tried. */
const LEAST = 0.5;

/**
 * Lets `perSecond` callers through each second, evenly, after a burst of at most one second's worth. Throttling
 * halves the pace at once, successes bring it back bit by bit: others use the same quota.
 */
export class Pace {
  #rate: number;
  #next = Number.NEGATIVE_INFINITY;

  constructor(readonly perSecond: number) {
    this.#rate = perSecond;
  }

  /** Milliseconds until it is this caller's turn, which is taken by asking. */
  delay(): number {
    const now = performance.now();
    const interval = 1000 / this.#rate;
    const burst = Math.max(0, 1000 - interval);
    const turn = Math.max(this.#next, now - burst);
    this.#next = turn + interval;
    return Math.max(0, turn - now);
  }

  /** Resolves when it is this caller's turn; rejects with AbortError when the signal fires first. */
  async take(signal?: AbortSignal): Promise<void> {
    const delay = this.delay();
    if (delay > 0) await pause(delay, undefined, { signal });
  }

  throttled(): void {
    this.#rate = Math.max(Math.min(LEAST, this.perSecond), this.#rate / 2);
    // No burst saved up from before.
    this.#next = Math.max(this.#next, performance.now());
  }

  succeeded(): void {
    this.#rate = Math.min(this.perSecond, this.#rate + this.perSecond * RECOVERY);
  }
}

/** Half of what AWS documents per account and Region (DescribeParameters: unpublished and low). */
const perSecond: Record<string, number> = {
  "secretsmanager:ListSecrets": 50,
  "secretsmanager:ListSecretVersionIds": 25,
  "secretsmanager:GetResourcePolicy": 25,
  "secretsmanager:DescribeSecret": 200,
  "ssm:DescribeParameters": 5,
  "ssm:ListTagsForResource": 5,
  "tag:GetResources": 5,
  "iam:SimulatePrincipalPolicy": 5,
  // Two in all, for everybody in the account.
  "cloudtrail:LookupEvents": 1,
  "s3:GetObject": 100,
  "s3:ListObjectsV2": 20,
};
const others = 5;

/** One pace per API, account and Region; `override` replaces every default. */
export class Paces {
  readonly #paces = new Map<string, Pace>();

  constructor(readonly override: number | null) {}

  of(api: string, at: string): Pace {
    const key = `${api} ${at}`;
    let pace = this.#paces.get(key);
    if (!pace) {
      pace = new Pace(this.override ?? perSecond[api] ?? others);
      this.#paces.set(key, pace);
    }
    return pace;
  }
}
