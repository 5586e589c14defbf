import type { Failure } from "@/lib/backends/secret-backend";
import { isDenied, isSealed, NoAnswer } from "@/lib/backends/vault/errors";
import { explain } from "@/lib/backends/vault/explain";
import { RefusedCall } from "@/lib/backends/vault/refused-call";

/** Failures named one by one; beyond, they are only counted. */
const NAMED = 20;
/** So many failures other than denials, with nothing read in between, mean that the rest is of no use either. */
const IN_A_ROW = 5;

export interface Failures {
  /** Keeps a failure of one part, to go on with the others; throws it when it concerns the whole. */
  add(error: unknown, signal: AbortSignal): void;
  /** Something was read. */
  reset(): void;
  /** What could not be read, for the end of the listing. */
  all(): Failure[];
}

/** What failed inside a listing that goes on: folders refused, objects that could not be parsed. */
export function collectFailures(): Failures {
  const named: Failure[] = [];
  let more = 0;
  let inARow = 0;

  return {
    add(error, signal) {
      signal.throwIfAborted();
      if (isSealed(error)) throw error;
      if (!isDenied(error) && !(error instanceof RefusedCall)) {
        inARow += 1;
        if (inARow >= IN_A_ROW || (error instanceof NoAnswer && error.kind === "redirect"))
          throw error;
      }
      if (named.length < NAMED) named.push(explain(error));
      else more += 1;
    },
    reset() {
      inARow = 0;
    },
    all() {
      const first = named[0];
      if (more === 0 || !first) return named;
      return [...named, { ...first, message: `and ${more} more like these` }];
    },
  };
}
