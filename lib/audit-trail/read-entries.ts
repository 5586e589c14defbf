import "server-only";
import { pool } from "@/lib/db/pool";
import type { AuditEntry } from "./model";

/** Columns of audit_entry as AuditEntry has them; the instant is UTC with milliseconds, as the chain covers it. */
export const entryColumns = `e.id::int AS sequence, e.actor, e.actor_kind AS "actorKind", e.action, e.object, e.detail,
  e.request_id AS "requestId", e.hash, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`;

const PAGE = 5000;

/** Every entry in the order of the chain, a page at a time. Unparsed: what was tampered with must still be compared. */
export async function* entriesInOrder(): AsyncGenerator<AuditEntry[]> {
  let after = "-9223372036854775808";
  for (;;) {
    const { rows } = await pool().query<AuditEntry & { key: string }>(
      `SELECT ${entryColumns}, e.id::text AS key FROM audit_entry e WHERE e.id > $1 ORDER BY e.id LIMIT ${PAGE}`,
      [after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.key ?? after;
    yield rows.map(({ key: _, ...entry }) => entry);
  }
}
