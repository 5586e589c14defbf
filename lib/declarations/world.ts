import "server-only";
import type { PoolClient } from "pg";
import { Config } from "@/lib/config/model";
import { configNow } from "@/lib/config/now";
import type { InFile } from "./merge";
import { inOrder, type StoredRow, storedRows } from "./stored";
import { configOf, inFileOf, wholeConfig } from "./whole-config";

/** What is declared at this instant, by file and screen, as one transaction sees it. */
export interface World {
  /** The file's part. */
  file: Config;
  inFile: InFile;
  /** What holds of the screen, in the order in which it is applied. */
  inForce: ReturnType<typeof inOrder>;
  rows: readonly StoredRow[];
  fourEyes: boolean;
}

/** Sets down the order of all who declare something, and reads what there is. */
export async function lockWorld(client: PoolClient, now: Date): Promise<World> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('declaration'))");
  const loaded = configNow(now) ?? Config.parse({});
  const rows = await storedRows("state IN ('in-force', 'proposed')", [], client);
  const inForce = inOrder(rows.filter(({ state }) => state === "in-force"));
  const whole = await wholeConfig(loaded, client);
  return {
    file: configOf(loaded),
    inFile: await inFileOf(loaded, client),
    inForce,
    rows,
    fourEyes: whole.organisation.fourEyes ?? !(await isDemo(client)),
  };
}

async function isDemo(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query("SELECT mode FROM installation");
  return rows[0]?.mode === "demo";
}
