import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { systemViewer } from "@/lib/access-control/system";
import type { Viewer } from "@/lib/access-control/viewer";
import { parseInput } from "@/lib/http/input";
import { takeTallyAsSystem } from "@/lib/inventory/tally/take";
import { KpiQuery } from "@/lib/kpis/model";
import { readOverview } from "@/lib/kpis/overview";
import { takeRecordTalliesAsSystem } from "@/lib/kpis/tally/take";
import { filledHistory } from "./filled-history";
import type { Bench } from "./goal";
import { percentile, seconds } from "./measure";

const viewer = systemViewer("bench");
/** Who sees all of it, and a manager of one team. */
const viewers: readonly Viewer[] = [
  viewer,
  { ...viewer, bindings: [{ role: "manager", scope: [{ team: ["payments"] }] }] },
];
const everything = parseInput(KpiQuery, {});
const ASKED = 30;

/**
 * The overview's server time over the year's events, alone and while another process ingests on two connections: as the jobs
 * leave it, which have counted the inventory and every day before.
 */
export const overviewWhileIngest: Bench = {
  goals: [
    { name: "overview-p95", goal: 150, must: "at most", unit: "ms" },
    { name: "overview-while-ingesting", goal: 2, must: "at most", unit: "times p95 alone" },
  ],
  async run(scale) {
    await filledHistory(scale);
    await takeTallyAsSystem(() => new Date());
    await countEveryDay();
    await ask(5);
    const alone = percentile(await ask(ASKED), 0.95);
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "bench/ingest-in-child.ts", "two"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    try {
      await begun(child);
      const meanwhile = percentile(await ask(ASKED), 0.95);
      if (child.exitCode !== null) throw new Error("the ingest ended");
      process.stderr.write(
        `  ${Math.round(alone)} ms alone, ${Math.round(meanwhile)} ms while ingesting\n`,
      );
      return { "overview-p95": alone, "overview-while-ingesting": meanwhile / alone };
    } finally {
      child.kill("SIGKILL");
      await once(child, "close");
    }
  },
};

/** As many runs of the job as it takes until only the last days are left to count. */
async function countEveryDay(): Promise<void> {
  for (let counted = Infinity; counted > 2; )
    counted = (await takeRecordTalliesAsSystem(() => new Date())).length;
}

async function begun(child: ChildProcess): Promise<void> {
  if (child.stdout) await Promise.race([once(child.stdout, "data"), once(child, "close")]);
}

/** Milliseconds of each. */
async function ask(times: number): Promise<number[]> {
  const took: number[] = [];
  for (const who of Array.from({ length: times }).flatMap(() => viewers)) {
    const shown = { chosen: "rotation-compliance", days: 90, now: new Date() } as const;
    took.push(1000 * (await seconds(() => readOverview(who, everything, shown))));
  }
  return took;
}
