import { text } from "node:stream/consumers";
import { to } from "pg-copy-streams";
import { stageColumns } from "@/lib/access-history/store/stage";
import { EventStore } from "@/lib/access-history/store/write-stretch";
import { copyLines } from "@/lib/db/copy";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { emptyEvents, storeInventedSecrets } from "./access-database";
import type { Bench, Scale } from "./goal";
import { inventedRecords } from "./make-believe-events";
import { median, seconds, walBytes } from "./measure";
import { storeAll } from "./store-all";

/** Rows of one transaction, of the store's as of COPY's. */
const BATCH = 20_000;
const MEGABYTE = 1024 * 1024;

/** Events into the store against COPY of the same rows straight into the same indexed table, one after the other. */
export const ingest: Bench = {
  goals: [
    { name: "ingest-1", goal: 0.5, must: "at least", unit: "of COPY rows/s" },
    { name: "ingest-2", goal: 0.65, must: "at least", unit: "of COPY rows/s" },
    { name: "ingest-duplicates-wal", goal: 10, must: "at most", unit: "MB per 1M events" },
    { name: "ingest-duplicates-rows", goal: 0, must: "at most", unit: "rows written" },
    { name: "event-bytes", goal: 250, must: "at most", unit: "bytes with indexes" },
  ],
  async run({ ingested: events, rounds }: Scale) {
    await storeInventedSecrets();
    const records = inventedRecords(events);
    const one: number[] = [];
    const two: number[] = [];
    let wal = 0;
    let again = 0;
    let bytes = 0;
    await emptyEvents();
    await storeAll(new EventStore(), records); // warm, as a worker is
    const lines = await storedLines();
    for (let round = 0; round < rounds; round++) {
      await emptyEvents();
      const copy = await seconds(() => copyAll(lines));
      await emptyEvents();
      one.push(copy / (await seconds(() => storeAll(new EventStore(), records))));
      bytes = Math.max(bytes, (await eventBytes()) / events);
      wal = Math.max(
        wal,
        await walBytes(async () => {
          again += await storeAll(new EventStore(), records);
        }),
      );
      await emptyEvents();
      const halves = [0, 1].map((n) => records.filter((_, i) => Math.floor(i / BATCH) % 2 === n));
      two.push(
        copy /
          (await seconds(() =>
            Promise.all(halves.map((half) => storeAll(new EventStore(), half))),
          )),
      );
    }
    return {
      "ingest-1": median(one),
      "ingest-2": median(two),
      "ingest-duplicates-wal": wal / MEGABYTE / (events / 1_000_000),
      "ingest-duplicates-rows": again,
      "event-bytes": bytes,
    };
  },
};

/** The rows that were stored, in their order, as COPY reads them: in front of each test of it lies no work but sending. */
async function storedLines(): Promise<string[]> {
  const client = await pool().connect();
  const rows = await text(
    client.query(
      to(`COPY (SELECT ${names} FROM access_event ORDER BY occurred_at, event_id, item) TO STDOUT`),
    ),
  );
  client.release();
  return rows.split(/(?<=\n)/);
}

const names = stageColumns.map(({ name }) => name).join(", ");

async function copyAll(lines: readonly string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += BATCH)
    await inTransaction((client) =>
      copyLines(client, "access_event", stageColumns, lines.slice(at, at + BATCH)),
    );
}

async function eventBytes(): Promise<number> {
  const { rows } = await pool().query(
    `SELECT sum(pg_total_relation_size(inhrelid))::bigint AS bytes FROM pg_inherits
      WHERE inhparent = 'access_event'::regclass`,
  );
  return Number(rows[0]?.bytes);
}
