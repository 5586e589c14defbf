import { runPace } from "@/lib/sources/model/run-pace";
import { runningRuns } from "@/lib/sources/read-run";

const EVERY_MS = 5_000;

/** Prints how far the running syncs are, every few seconds, until the returned function is called. */
export function tellProgress(): () => void {
  const timer = setInterval(async () => {
    const runs = await runningRuns().catch(() => []);
    for (const run of runs) {
      const { perSecond, secondsLeft } = runPace(run, new Date());
      const left = secondsLeft === null ? "" : `, about ${secondsLeft} s left`;
      process.stdout.write(`${run.sourceId}: ${run.found} read, ${perSecond}/s${left}\n`);
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}
