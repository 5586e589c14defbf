import "server-only";
import type { PgBoss } from "pg-boss";
import type { JobOf } from "./job";
import { makeQueue } from "./queue";

let sender: Promise<PgBoss> | undefined;
const made = new Set<string>();

/**
 * Queues a job.
 * @returns its id, or null when the queue's policy says one with this key is there already
 */
export async function enqueue<Input extends object>(
  job: JobOf<Input>,
  input: Input,
): Promise<string | null> {
  sender ??= makeQueue(false).start();
  const queue = await sender;
  // The web server may be asked before any worker has run.
  if (!made.has(job.name)) await queue.createQueue(job.name, job.queue);
  made.add(job.name);
  const singletonKey = job.key(input);
  return queue.send(job.name, job.parse(input), singletonKey === undefined ? {} : { singletonKey });
}

/** Ends the sender's connections, if it was used. */
export async function closeQueue(): Promise<void> {
  const queue = await sender;
  sender = undefined;
  await queue?.stop({ graceful: false });
}
