import { tooManyAttempts } from "@/lib/errors";

/**
 * Runs tasks one after the other and refuses when too many wait. Hashing a passphrase costs 19 MiB and some 60 ms of
 * the only thread: a flood of sign-ins must not take the server with it.
 */
export function oneAtATime(mostWaiting: number) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (waiting >= mostWaiting) throw tooManyAttempts("Too many sign-ins at once. Try again soon.");
    waiting += 1;
    const result = last.then(task);
    last = result
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1;
      });
    return result;
  };
}
