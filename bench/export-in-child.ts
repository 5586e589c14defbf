import { rmSync } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to } from "pg-copy-streams";
import { systemViewer } from "@/lib/access-control/system";
import { askedOf } from "@/lib/access-history/conditions";
import { AccessFilters } from "@/lib/access-history/model/query";
import { inlineSql } from "@/lib/db/inline-sql";
import { closePool, pool } from "@/lib/db/pool";
import { exportText } from "@/lib/evidence/export-text";
import { fileOf, writeFileOf } from "@/lib/evidence/files";
import { rowsOf } from "@/lib/evidence/rows-sql";
import { seconds } from "./measure";

/**
 * One export in a process of its own, so that its memory is its own: `csv` or `jsonl` into a file as the job does it, `bare`
 * the same rows and columns by one COPY into nothing. Prints what it took as JSON.
 */
const [how = "csv", from = "", till = ""] = process.argv.slice(2);
const viewer = systemViewer("bench");
const filters = AccessFilters.parse({ from, to: till });
const now = new Date();
const told = { rows: 0 };

async function bare(): Promise<void> {
  const sql = inlineSql(
    rowsOf(await askedOf(viewer, filters, { now }), { from: new Date(from), to: new Date(till) }),
  );
  const client = await pool().connect();
  const stream = client.query(to(`COPY (${sql}) TO STDOUT (FORMAT csv)`));
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(stream, nothing);
  told.rows = stream.rowCount;
  client.release();
}

async function product(format: "csv" | "jsonl"): Promise<void> {
  const wanted = { filters, format, header: "en", pseudonymous: false } as const;
  const signal = new AbortController().signal;
  const tell = ({ rows }: { rows: number }) => {
    told.rows = rows;
  };
  await writeFileOf("bench", exportText(viewer, wanted, { now, signal, tell }), signal);
}

const took = await seconds(() =>
  how === "bare" ? bare() : product(how === "csv" ? how : "jsonl"),
);
if (how !== "bare") rmSync(fileOf("bench"));
await closePool();
const rssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ rows: told.rows, perSecond: told.rows / took, rssMb }));
