import { SILENT } from "@/demo/world/audit-reads";
import { type Calendar, HOUR, MINUTE } from "@/demo/world/calendar";
import { cluster } from "@/demo/world/vault-mounts";
import { Dictionaries } from "@/lib/access-history/store/dictionaries";
import { pool } from "@/lib/db/pool";

/**
 * The traces Kagimori left in the hours when the audit device's disk was full: it made its calls, and they never turned up.
 * (Of all other hours the logs themselves tell that they arrived.)
 */
export async function rememberSilentHours(when: Calendar, until: number): Promise<void> {
  const from = when.on(-SILENT.daysAgo, SILENT.fromHour);
  if (until < from + SILENT.hours * HOUR) return;
  const place = {
    backend: "vault" as const,
    account: null,
    region: null,
    cluster: cluster.id,
    namespace: null,
  };
  const [context] = await new Dictionaries().contexts.idsOf([{ sourceId: "vault-audit", place }]);
  const made: string[] = [];
  for (let at = from + 8 * MINUTE; at < from + SILENT.hours * HOUR; at += HOUR)
    made.push(new Date(at).toISOString());
  await pool().query(
    `INSERT INTO footprint_made (context_id, at, node)
     SELECT $1, at, '' FROM unnest($2::timestamptz[]) AS at ON CONFLICT DO NOTHING`,
    [context, made],
  );
}
