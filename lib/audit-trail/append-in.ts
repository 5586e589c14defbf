import "server-only";
import type { PoolClient } from "pg";
import type { Viewer } from "@/lib/access-control/viewer";
import type { AuditDetail } from "./model";
import type { AuditAction } from "./model/actions";

/** Adds an entry to Kagimori's own audit trail inside a transaction of the pool: appendEntry for raw SQL. */
export async function appendEntryIn(
  client: PoolClient,
  { kind, name, requestId }: Viewer,
  action: AuditAction,
  object: string | null,
  detail: AuditDetail,
  at: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (at, actor, actor_kind, action, object, detail, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [at, name, kind, action, object, JSON.stringify(detail), requestId],
  );
}
