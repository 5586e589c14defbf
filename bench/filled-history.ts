import { pool } from "@/lib/db/pool";
import { fillAccessHistory } from "./access-fill";
import { analyzeEvents, emptyAccessHistory, emptyInventory } from "./database";
import type { Scale } from "./goal";
import { inventedBackend, inventedEntries } from "./make-believe";
import { seconds } from "./measure";
import { syncOnce } from "./sync-request";

/** The inventory and a year of its access history, in the size of this scale; what a bench before left there will do. */
export async function filledHistory({ many, events }: Scale): Promise<void> {
  const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM access_event");
  if (Number(rows[0]?.n) >= events) return;
  await emptyAccessHistory();
  await emptyInventory();
  const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
  await syncOnce(item, inventedBackend(inventedEntries(many)));
  const took = await seconds(() => fillAccessHistory(events));
  process.stderr.write(`  ${events} events made in ${Math.round(took)} s\n`);
  await analyzeEvents();
}
