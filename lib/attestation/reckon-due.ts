import "server-only";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { supersede } from "@/lib/sync/supersede";
import { type Intervals, intervalSql } from "./model/interval";

/**
 * Sets until when each confirmation holds to what the policy says now. Set-based, and nothing is written where nothing
 * changes. Returns how many confirmations hold until another instant.
 */
export async function reckonDue(intervals: Intervals, clock: () => Date): Promise<number> {
  const due = `s.attested_at + ${intervalSql(intervals)}`;
  return inInventoryWrite(clock, async (client, now) => {
    const others = `s.attested_at IS NOT NULL AND s.attestation_due_at IS DISTINCT FROM ${due}`;
    await client.query(`SELECT FROM secret s WHERE ${others} ORDER BY s.id FOR UPDATE`);
    return supersede(client, now, `attestation_due_at = ${due}`, others, []);
  });
}
