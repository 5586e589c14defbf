import type { Failure } from "@/lib/backends/secret-backend";
import { nameOf } from "./call-errors";
import { explainAws, isAbsent } from "./failures";
import { isAbort } from "./guard";

/** Refused this often in a row, a call made per entry is made no more in this listing: it is not one entry's policy. */
const DENIALS = 10;
/** Failed this often in a row, each after all its retries, the service is away. */
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
  #first: Failure | null = null;
  #count = 0;

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
    this.#first ??= failure;
    this.#count += 1;
    this.#inARow += 1;
    const outage = failure.cause !== "denied" && this.#inARow >= OUTAGES;
    if (outage && this.needed) throw error;
    if (outage || this.#inARow >= this.denials) this.#off = true;
  }

  /** Nothing, or the first failure with how many more there were. */
  failures(): Failure[] {
    if (!this.#first) return [];
    const { message } = this.#first;
    const more = this.#count > 1 ? ` (${this.#count} entries${this.#off ? " or more" : ""})` : "";
    return [{ ...this.#first, message: message + more }];
  }
}
