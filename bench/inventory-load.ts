import type { BackendEntry } from "@/lib/backends/secret-backend";
import { Config } from "@/lib/config/model";
import { copyInto } from "@/lib/db/copy";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { derivationOf } from "@/lib/sync/derivation";
import { insertColumns, insertRows } from "@/lib/sync/secret-columns";
import { emptyInventory } from "./database";
import type { Bench, Scale } from "./goal";
import { inventedBackend, inventedEntries, inventedPlace } from "./make-believe";
import { median, seconds, walBytes } from "./measure";
import { syncOnce } from "./sync-request";

const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
const MEGABYTE = 1024 * 1024;

/** First load and unchanged resync against COPY of the same rows straight into the same indexed table. */
export const inventoryLoad: Bench = {
  goals: [
    { name: "inventory-first-load", goal: 0.55, must: "at least", unit: "of COPY rows/s" },
    { name: "inventory-resync", goal: 0.6, must: "at most", unit: "of COPY time" },
    { name: "inventory-resync-rows", goal: 0, must: "at most", unit: "rows written" },
    { name: "inventory-resync-wal", goal: 1, must: "at most", unit: "MB" },
  ],
  async run({ entries, rounds }: Scale) {
    const made = [...inventedEntries(entries)];
    const backend = inventedBackend(made);
    const load: number[] = [];
    const again: number[] = [];
    let wal = 0;
    let rows = 0;
    await rawCopy(made.slice(0, 2000));
    await emptyInventory();
    await syncOnce(item, inventedBackend(made.slice(0, 2000))); // warm, as a worker is
    for (let round = 0; round < rounds; round++) {
      const copy = await rawCopy(made);
      await emptyInventory();
      const first = await seconds(() => syncOnce(item, backend));
      let resync = 0;
      const before = await newestTransaction();
      wal = Math.max(
        wal,
        await walBytes(async () => {
          resync = await seconds(() => syncOnce(item, backend));
        }),
      );
      rows = Math.max(rows, await rowsSince(before));
      load.push(copy / first);
      again.push(resync / copy);
    }
    return {
      "inventory-first-load": median(load),
      "inventory-resync": median(again),
      "inventory-resync-rows": rows,
      "inventory-resync-wal": wal / MEGABYTE,
    };
  },
};

/** Seconds that COPY takes for the rows a sync would write. */
async function rawCopy(made: readonly BackendEntry[]): Promise<number> {
  await emptyInventory();
  const place = await pool().query(
    "INSERT INTO place (key, backend, label) VALUES ($1, $2, $3) RETURNING id",
    [inventedPlace.key, inventedPlace.backend, inventedPlace.label],
  );
  const placeId = Number(place.rows[0]?.id);
  const config = Config.parse({ sources: [{ id: "bench", ...item }] });
  const derive = (await derivationOf(config, new Date())).at(inventedPlace, "bench");
  const ready = made.map((entry) => {
    const row = { ...derive(entry, []), id: uuid7(), placeId, stored: false, renewed: false };
    return { row, use: [row.id, entry.moving.lastAccessedOn, `\\x${row.hash}`] };
  });
  const rows = [
    ...insertRows(
      ready.map(({ row }) => row),
      new Date(),
    ),
  ];
  const uses = ready.map(({ use }) => use);
  return seconds(() =>
    inTransaction(async (client) => {
      await copyInto(client, "secret", insertColumns, rows);
      await copyInto(client, "secret_use", useColumns, uses);
    }),
  );
}

const useColumns = [
  { name: "secret_id", type: "uuid" },
  { name: "last_accessed_on", type: "date" },
  { name: "told_hash", type: "bytea" },
];

/** The newest transaction so far. */
async function newestTransaction(): Promise<number> {
  const { rows } = await pool().query("SELECT pg_current_xact_id()::text AS id");
  return Number(rows[0]?.id);
}

/** Rows that later transactions wrote. */
async function rowsSince(transaction: number): Promise<number> {
  const { rows } = await pool().query(
    `SELECT sum(count)::int AS count FROM (
       SELECT count(*) FROM secret WHERE xmin::text::bigint > $1
       UNION ALL SELECT count(*) FROM secret_history WHERE xmin::text::bigint > $1
       UNION ALL SELECT count(*) FROM secret_use WHERE xmin::text::bigint > $1) AS written`,
    [transaction],
  );
  return Number(rows[0]?.count);
}
