import { installationProblem } from "@/lib/db/installation";
import { jobs } from "@/lib/jobs";
import { makeQueue } from "@/lib/jobs/queue";
import { runJobs } from "@/lib/jobs/run-jobs";
import { log } from "@/lib/log";

/** Runs the jobs until SIGTERM; then lets those at work end, for as long as the launcher waits. */
const problem = await installationProblem();
if (problem !== null) {
  log.error(problem);
  process.exit(1);
}
const queue = makeQueue(true);
await queue.start();
const stopping = new AbortController();
await runJobs(queue, jobs, stopping.signal);
log.info({ jobs: jobs.length }, "worker ready");
process.send?.("ready");

async function stop() {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await queue.stop({ graceful: true, timeout: 8_000 });
  log.info("worker stopped");
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop); // the launcher is gone
