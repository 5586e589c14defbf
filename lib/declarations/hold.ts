import "server-only";
import type { PoolClient } from "pg";
import { reconcileRegisters } from "@/lib/organisation/registers";
import { merge } from "./merge";
import type { Section } from "./model/section";
import { sections } from "./model/sections";
import { declarationsInForce } from "./stored";
import type { World } from "./world";

interface Held {
  id: string;
  section: Section;
  key: string;
  /** It says that what held is to hold no longer. */
  removes: boolean;
}

/** Sections whose items are rows of their own, too. */
const registers: ReadonlySet<Section> = new Set(["teams", "services", "people", "naming"]);

/**
 * Lets a declaration hold, in the transaction of whoever decides: what held of its key is over, the registers follow, and
 * rows are derived again by whoever syncs next or within a minute.
 */
export async function hold(
  client: PoolClient,
  { file, inFile }: World,
  { id, section, key, removes }: Held,
  actor: string,
  now: Date,
): Promise<void> {
  await client.query(
    `UPDATE declaration SET state = $3, ended_by = $4, ended_at = $5
      WHERE section = $1 AND key = $2 AND state = 'in-force'`,
    [section, key, removes ? "withdrawn" : "superseded", actor, now],
  );
  await client.query(
    "UPDATE declaration SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1",
    [id, removes ? "withdrawn" : "in-force", actor, now],
  );
  if (!sections[section].derives) return;
  if (registers.has(section)) {
    const whole = merge(file, await declarationsInForce(client), inFile);
    await reconcileRegisters(client, whole, file, now);
  }
  await client.query("UPDATE installation SET rules_version = NULL");
}
