import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { filledHistory } from "./filled-history";
import type { Bench, Scale } from "./goal";
import { median } from "./measure";

const Told = z.object({ rows: z.number(), perSecond: z.number(), rssMb: z.number() });
type Told = z.infer<typeof Told>;

/** So many rows are asked for at least: fewer say nothing about a stream. */
const ROWS = 500_000;

/** An export into a file, oldest first, against one COPY of the same rows and columns into nothing. */
export const exportHistory: Bench = {
  goals: [
    { name: "export-ratio", goal: 0.8, must: "at least", unit: "of COPY TO STDOUT" },
    { name: "export-jsonl-ratio", goal: 0.5, must: "at least", unit: "of COPY TO STDOUT" },
    { name: "export-rss", goal: 250, must: "at most", unit: "MB" },
  ],
  async run(scale) {
    await filledHistory(scale);
    const span = spanOf(scale);
    const data = mkdtempSync(join(tmpdir(), "kagimori-bench-export-"));
    const child = (how: string) => runChild(how, span, data);
    child("bare"); // warms what the server keeps in memory
    const rounds = Array.from({ length: scale.rounds }, () => ({
      bare: child("bare"),
      csv: child("csv"),
      jsonl: child("jsonl"),
    }));
    rmSync(data, { recursive: true });
    return {
      "export-ratio": median(rounds.map(({ bare, csv }) => csv.perSecond / bare.perSecond)),
      "export-jsonl-ratio": median(
        rounds.map(({ bare, jsonl }) => jsonl.perSecond / bare.perSecond),
      ),
      "export-rss": Math.max(...rounds.flatMap(({ csv, jsonl }) => [csv.rssMb, jsonl.rssMb])),
    };
  },
};

/** The last days that hold enough rows, of a year that holds them all alike. */
function spanOf({ events }: Scale): [string, string] {
  const days = Math.max(31, Math.min(366, Math.ceil((ROWS / events) * 366)));
  const now = Date.now();
  return [new Date(now - days * 86_400_000).toISOString(), new Date(now).toISOString()];
}

function runChild(how: string, span: readonly [string, string], data: string): Told {
  const program = ["--conditions=react-server", "--import", "tsx", "bench/export-in-child.ts"];
  const told = execFileSync(process.execPath, [...program, how, ...span], {
    encoding: "utf8",
    env: { ...process.env, KAGIMORI_DATA_DIR: data },
  });
  const read = Told.parse(JSON.parse(told));
  process.stderr.write(
    `  ${how}: ${read.rows} rows, ${Math.round(read.perSecond)}/s, ${Math.round(read.rssMb)} MB\n`,
  );
  return read;
}
