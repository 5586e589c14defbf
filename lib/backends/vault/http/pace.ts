import { setTimeout as wait } from "node:timers/promises";

export interface Pace {
  /** Runs a task when a place and a token are free. */
  run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T>;
  /** Holds back every task not yet begun: the server said that we, not one request, are too fast. */
  holdFor(milliseconds: number): void;
}

/** Bounded concurrency and a token bucket of one second's worth, in order of arrival. */
export function createPace(concurrency: number, requestsPerSecond: number): Pace {
  const queue: (() => void)[] = [];
  const interval = 1000 / requestsPerSecond;
  let running = 0;
  let heldUntil = 0;
  /** When the bucket would be full again: each task moves it on by its own share. */
  let fullAt = 0;

  const enter = async () => {
    if (running >= concurrency) await new Promise<void>((go) => queue.push(go));
    else running += 1;
  };
  // Handing the place over keeps `running` as it is.
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  const delay = () => {
    const now = performance.now();
    fullAt = Math.max(fullAt, now) + interval;
    return Math.max(fullAt - 1000, heldUntil) - now;
  };

  return {
    async run(signal, task) {
      await enter();
      try {
        signal.throwIfAborted();
        const milliseconds = delay();
        if (milliseconds > 0) await wait(milliseconds, undefined, { signal });
        return await task();
      } finally {
        leave();
      }
    },
    holdFor(milliseconds) {
      heldUntil = Math.max(heldUntil, performance.now() + milliseconds);
    },
  };
}
