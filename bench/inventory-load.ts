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
    { name: "inventory-sync-memory", goal: 400, must: "at most", unit: "MB RSS" },
  ],
  async run({ entries, rounds }: Scale) {
    const made = [...inventedEntries(entries)];
    const backend = inventedBackend(made);
    const load: number[] = [];
    const again: number[] = [];
    let wal = 0;
    let rows = 0;
    for (let round = 0; round < rounds; round++) {
      const copy = await rawCopy(made);
      await emptyInventory();
      const first = await seconds(() => syncOnce(item, backend));
      let resync = 0;
      const before = await writtenRows();
      wal = Math.max(
        wal,
        await walBytes(async () => {
          resync = await seconds(() => syncOnce(item, backend));
        }),
      );
      rows = Math.max(rows, (await writtenRows()) - before);
      load.push(copy / first);
      again.push(resync / copy);
    }
    return {
      "inventory-first-load": median(load),
      "inventory-resync": median(again),
      "inventory-resync-rows": rows,
      "inventory-resync-wal": wal / MEGABYTE,
      "inventory-sync-memory": process.memoryUsage.rss() / MEGABYTE,
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

/** Rows written to the inventory so far, by the server's own statistics. */
async function writtenRows(): Promise<number> {
  await pool().query("SELECT pg_stat_force_next_flush()");
  const { rows } = await pool().query(
    `SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int AS written FROM pg_stat_user_tables
      WHERE relname IN ('secret', 'secret_history', 'secret_use')`,
  );
  return rows[0]?.written ?? 0;
}
