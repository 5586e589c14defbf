import { mail, person } from "@/demo/past/people";
import type { Calendar } from "@/demo/world/calendar";
import { pool } from "@/lib/db/pool";
import { assignDuty } from "@/lib/duties/commands";

const reason = "決済通知の署名鍵は、受け取る側の責任者が承認する";

/** What the manager decided by hand, ten days before the first one: once, whatever the rules say. */
export async function tellDuties(when: Calendar, until: number): Promise<void> {
  const at = when.on(-10, 14);
  if (at > until) return;
  const told = await pool().query("SELECT FROM attribute_statement WHERE reason = $1", [reason]);
  if (told.rows.length > 0) return;
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM secret WHERE service = 'payment-hook' AND environment = 'prod'
        AND counted <> 'none' AND removed_at IS NULL ORDER BY id`,
  );
  if (rows.length === 0) return;
  await assignDuty(
    person("saeki", "manager"),
    { duty: "approves", holder: `person:${mail("okada")}`, reason },
    { ids: rows.map(({ id }) => id) },
    () => new Date(at),
  );
}
