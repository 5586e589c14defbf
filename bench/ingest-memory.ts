import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { emptyEvents, storeInventedSecrets } from "./access-database";
import type { Bench } from "./goal";
import { writeTrail } from "./make-believe-folder";

const Told = z.object({ events: z.number(), rssMb: z.number() });

/** Of fewer the garbage collector has not come round once, and the file's size shows whatever is kept. */
const LEAST = 400_000;

/** Memory of a process that ingests one file, and of one that ingests a file four times as large. */
export const ingestMemory: Bench = {
  goals: [
    { name: "ingest-memory", goal: 400, must: "at most", unit: "MB peak RSS" },
    {
      name: "ingest-memory-growth",
      goal: 1.15,
      must: "at most",
      unit: "times, for four times the file",
    },
  ],
  async run({ ingested }) {
    const events = Math.max(LEAST, ingested);
    const folder = mkdtempSync(join(tmpdir(), "kagimori-bench-log-"));
    await storeInventedSecrets();
    const peaks: number[] = [];
    for (const count of [events, events * 4]) {
      const file = join(folder, `${count}.json.gz`);
      await writeTrail(file, 0, count);
      await emptyEvents();
      peaks.push(ingestInChild(file, count));
    }
    rmSync(folder, { recursive: true });
    const [small = Number.NaN, large = Number.NaN] = peaks;
    return { "ingest-memory": Math.max(small, large), "ingest-memory-growth": large / small };
  },
};

function ingestInChild(file: string, events: number): number {
  const program = ["--conditions=react-server", "--import", "tsx", "bench/ingest-in-child.ts"];
  const told = execFileSync(process.execPath, [...program, "file", file], { encoding: "utf8" });
  const read = Told.parse(JSON.parse(told));
  if (read.events !== events) throw new Error(`${read.events} rows of ${events}`);
  process.stderr.write(`  ${read.events} events, ${Math.round(read.rssMb)} MB\n`);
  return read.rssMb;
}
