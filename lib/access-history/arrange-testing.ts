import fc from "fast-check";
import type pg from "pg";
import { storeSecrets } from "@/lib/inventory/testing";
import type { Stored } from "./naive-testing";
import { anEvent, inventoryRows } from "./random-testing";
import { type EventFixture, storeEvents } from "./testing";

/** Stores the inventory of random-testing with its history and people. */
export async function storeInventory(pool: pg.Pool): Promise<void> {
  const { present, past } = inventoryRows();
  await storeSecrets(pool, present);
  await pool.query(
    "INSERT INTO secret_history SELECT * FROM jsonb_populate_recordset(NULL::secret_history, $1::jsonb)",
    [JSON.stringify(past)],
  );
  await pool.query(`INSERT INTO person (id, name, left_on, recorded_at) VALUES
    ('sho.okada@example.jp', '岡田 翔', NULL, now()), ('rin.ito@example.jp', 'Rin Ito', '2026-06-30', now())`);
}

/** Stores so many random events of it; by event id. */
export async function storeRandomEvents(
  pool: pg.Pool,
  count: number,
): Promise<Map<string, Stored>> {
  const drawn: EventFixture[] = fc.sample(anEvent, { numRuns: count, seed: 20_261_123 });
  const ids = await storeEvents(pool, drawn);
  const stored = drawn.map(
    (event) => ({ ...event, target: event.secretId ?? "somewhere" }) as unknown as Stored,
  );
  return new Map(ids.flatMap((id, at) => (stored[at] ? [[id, stored[at]]] : [])));
}
