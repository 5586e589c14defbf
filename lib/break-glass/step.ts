import "server-only";
import type { PoolClient } from "pg";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import type { AuditDetail } from "@/lib/audit-trail/model";
import type { AuditAction } from "@/lib/audit-trail/model/actions";

export interface Step {
  requestId: string;
  number: number;
  kind: "requested" | "started" | "approved" | "rejected" | "withdrawn" | "ended" | "reviewed";
  actor: string;
  reason: string;
  detail?: AuditDetail;
}

/** Writes down what was done to a request: beside it, and in Kagimori's own audit trail. */
export async function writeStep(
  client: PoolClient,
  viewer: Viewer,
  { requestId, number, kind, actor, reason, detail = {} }: Step,
  at: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO break_glass_step (request_id, at, kind, actor, actor_kind, reason, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [requestId, at, kind, actor, viewer.kind, reason, JSON.stringify(detail)],
  );
  const action: AuditAction = `break-glass-${kind}`;
  const said = { request: `BG-${number}`, reason, ...detail };
  await appendEntryIn(client, viewer, action, requestId, said, at);
}
