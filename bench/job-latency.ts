import { z } from "zod";
import { closeQueue, enqueue } from "@/lib/jobs/enqueue";
import { defineJob } from "@/lib/jobs/job";
import { makeQueue } from "@/lib/jobs/queue";
import { runJobs } from "@/lib/jobs/run-jobs";
import type { Bench } from "./goal";
import { median } from "./measure";

const JOBS = 40;

/** From the moment a job is sent to the moment a worker has it. */
export const jobLatency: Bench = {
  goals: [{ name: "job-start-latency", goal: 50, must: "at most", unit: "ms p50" }],
  async run() {
    let started = () => {};
    const job = defineJob({
      name: "bench",
      input: z.strictObject({}),
      async run() {
        started();
      },
    });
    const queue = makeQueue(true);
    await queue.start();
    await runJobs(queue, [job], new AbortController().signal);
    const took: number[] = [];
    for (let i = 0; i < JOBS; i++) {
      const from = performance.now();
      const begun = new Promise<void>((resolve) => {
        started = resolve;
      });
      await enqueue(job, {});
      await begun;
      took.push(performance.now() - from);
    }
    await queue.stop({ graceful: false });
    await closeQueue();
    return { "job-start-latency": median(took) };
  },
};
