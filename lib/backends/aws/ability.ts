import type { Failure } from "@/lib/backends/secret-backend";
import { nameOf } from "./call-errors";
import { explainAws, isAbsent } from "./failures";
import { isAbort } from "./signal";

/** Refused this often in a row, a call made per entry is made no more in this listing: it is not one entry's policy. */
const DENIALS = 10;
/** Failed this often in a row, each after all its retries, the service is away; throttled once, it is enough. */
const OUTAGES = 3;

/** Gone between listing and asking, or in a state that has no answer. */
const noAnswer = new Set([
  "ResourceNotFoundException",
  "InvalidRequestException",
  "InvalidResourceId",
]);

/** A call made once per entry, which may be missing at the endpoint, refused for some or for all. */
export class Ability {
  #off = false;
  #inARow = 0;
  #refusals = new Tally();
  #failures = new Tally();

  /** `needed`: an outage ends the listing. Otherwise the listing goes on without the call. */
  constructor(
    readonly needed: boolean,
    readonly denials = DENIALS,
  ) {}

  /** What the call answers; undefined when it is absent, refused or failed for this entry. */
  async try<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#off) return undefined;
    try {
      const answer = await ask();
      this.#inARow = 0;
      return answer;
    } catch (error) {
      if (isAbort(error)) throw error;
      this.#weigh(error);
      return undefined;
    }
  }

  #weigh(error: unknown): void {
    if (noAnswer.has(nameOf(error))) return;
    if (isAbsent(error)) {
      this.#off = true;
      return;
    }
    const failure = explainAws(error);
    const denied = failure.cause === "denied";
    (denied ? this.#refusals : this.#failures).add(failure);
    this.#inARow += 1;
    const outage = failure.cause === "throttled" || (!denied && this.#inARow >= OUTAGES);
    if (outage && this.needed) throw error;
    if (outage || this.#inARow >= this.denials) this.#off = true;
  }

  /** The right is missing, for some entries or all: the first refusal, with how many there were. */
  refusals(): Failure[] {
    return this.#refusals.summary();
  }

  /** The call did not work though nobody refused it. */
  failures(): Failure[] {
    return this.#failures.summary();
  }
}

class Tally {
  #first: Failure | null = null;
  #count = 0;

  add(failure: Failure): void {
    this.#first ??= failure;
    this.#count += 1;
  }

  summary(): Failure[] {
    if (!this.#first) return [];
    const times = this.#count > 1 ? ` (${this.#count} times)` : "";
    return [{ ...this.#first, message: this.#first.message + times }];
  }
}
