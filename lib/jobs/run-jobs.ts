import "server-only";
import type { PgBoss } from "pg-boss";
import { log } from "@/lib/log";
import type { Job } from "./job";

/**
 * Registers every job with a started queue and makes the schedules what the jobs say.
 * @param stopping aborted when the process is about to end: long jobs then leave their work for the next worker
 */
export async function runJobs(
  queue: PgBoss,
  jobs: readonly Job[],
  stopping: AbortSignal,
): Promise<void> {
  for (const job of jobs) {
    await queue.createQueue(job.name, job.queue);
    const { policy: _, partition: __, ...changeable } = job.queue; // fixed when the queue is made
    await queue.updateQueue(job.name, changeable);
    await queue.work(job.name, { localConcurrency: job.atOnce }, async ([item]) => {
      if (item) await runOne(job, item.id, item.data, AbortSignal.any([item.signal, stopping]));
    });
  }
  await reconcileSchedules(queue, jobs);
}

async function runOne(job: Job, id: string, input: unknown, signal: AbortSignal): Promise<void> {
  const from = performance.now();
  try {
    await job.run(input, signal);
    log.info({ job: job.name, jobId: id, ms: Math.round(performance.now() - from) }, "job done");
  } catch (error) {
    log.error({ job: job.name, jobId: id, error: String(error) }, "job failed");
    throw error; // the queue retries what its options say
  }
}

async function reconcileSchedules(queue: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap((job) => (job.cron ? [[job.name, job.cron] as const] : [])));
  for (const { name } of await queue.getSchedules()) {
    if (!wanted.has(name)) await queue.unschedule(name);
  }
  for (const [name, cron] of wanted) await queue.schedule(name, cron, {}, { missed: "once" });
}
