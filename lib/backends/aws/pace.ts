import { setTimeout as pause } from "node:timers/promises";

/** Lets `perSecond` callers through each second, evenly, after a burst of at most one second's worth. */
export class Pace {
  readonly #interval: number;
  readonly #burst: number;
  #next = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.#interval = 1000 / perSecond;
    this.#burst = Math.max(0, (perSecond - 1) * this.#interval);
  }

  /** Milliseconds until it is this caller's turn, which is taken by asking. */
  delay(): number {
    const now = performance.now();
    const turn = Math.max(this.#next, now - this.#burst);
    this.#next = turn + this.#interval;
    return Math.max(0, turn - now);
  }

  /** Resolves when it is this caller's turn; rejects with AbortError when the signal fires first. */
  async take(signal?: AbortSignal): Promise<void> {
    const delay = this.delay();
    if (delay > 0) await pause(delay, undefined, { signal });
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
