import type { Queue } from "pg-boss";
import type { z } from "zod";

/** Work for the queue. It may be killed at any instant and run again, on any worker, at the same time as another. */
export interface Job {
  readonly name: string;
  /** Set `expireInSeconds` where it may run long: after 900 s pg-boss aborts it and starts another. */
  readonly queue: Omit<Queue, "name">;
  /** Minutes, hours, day, month, weekday in UTC; the input is then `{}`. */
  readonly cron: string | null;
  /** How many of it one worker runs side by side. */
  readonly atOnce: number;
  /** One queued or running at a time per key, as the queue's policy says. */
  key(input: unknown): string | undefined;
  parse(input: unknown): object;
  run(input: unknown, signal: AbortSignal): Promise<void>;
}

/** A job whose input is known, so that only that may be sent to it. */
export interface JobOf<Input extends object> extends Job {
  parse(input: unknown): Input;
}

/** Of a job that may run for hours, once at a time per key: a worker that dies is noticed, and another takes it up. */
export const longRun: Job["queue"] = {
  policy: "exclusive",
  expireInSeconds: 86_400,
  heartbeatSeconds: 30,
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
};

/** Declares a job. `run` imports what it needs late, so that the web server can send jobs without loading it. */
export function defineJob<Input extends z.ZodType<object>>(spec: {
  name: string;
  input: Input;
  queue?: Job["queue"];
  cron?: string;
  atOnce?: number;
  key?(input: z.output<Input>): string;
  run(input: z.output<Input>, signal: AbortSignal): Promise<void>;
}): JobOf<z.output<Input>> {
  const { name, input, queue = {}, cron = null, atOnce = 1, key, run } = spec;
  const parse = (raw: unknown) => input.parse(raw);
  return {
    name,
    queue: { notify: true, ...queue },
    cron,
    atOnce,
    parse,
    key: (raw) => key?.(parse(raw)),
    run: (raw, signal) => run(parse(raw), signal),
  };
}
