import "server-only";
import type { PoolClient } from "pg";
import type { Viewer } from "@/lib/access-control/viewer";
import type { AuditDetail } from "@/lib/audit-trail/model";
import { inTransaction } from "@/lib/db/transaction";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { refusal } from "./access";
import { actorOf } from "./actor";
import { type Action, after, approvalOf, stateOf } from "./model/state";
import { type Step, writeStep } from "./step";
import { StoredRequest, storedColumns } from "./stored";
import { isVisible } from "./visible";

const kindOf: Record<Action, Step["kind"]> = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  end: "ended",
  review: "reviewed",
};

interface Act {
  action: Action;
  reason: string;
  /** Columns it sets beside those of the state machine. */
  sets?: Readonly<Record<string, string | Date | null>>;
  detail?: AuditDetail;
  /** What is wrong with the act on this request; null: nothing. */
  check?(request: StoredRequest, now: Date): Error | null;
}

/**
 * Does one act on a request. The row is locked first and the clock read then, so of two at once the second finds what the
 * first has done. Throws not-found (also for what the viewer may not see), not-allowed and conflict.
 */
export async function transition(
  viewer: Viewer,
  id: string,
  { action, reason, sets = {}, detail, check }: Act,
  clock: () => Date,
): Promise<void> {
  const actor = await actorOf(viewer);
  await inTransaction(async (client) => {
    const request = await lockRequest(client, id);
    if (!request || !isVisible(viewer, actor, request)) throw notFound("There is no such request.");
    const refused = refusal(viewer, actor, request, action);
    if (refused !== null) throw notAllowed(refused);
    const now = clock();
    const changes = after(request, action, now);
    if (changes === null) throw conflict(impossible(request, action, now));
    const wrong = check?.(request, now);
    if (wrong) throw wrong;
    const author = authorOf(action, actor);
    await update(client, id, { ...columnsOf(changes), ...author, ...sets });
    const kind = kindOf[action];
    const step = { requestId: id, number: request.number, kind, actor, reason };
    await writeStep(client, viewer, detail ? { ...step, detail } : step, now);
  });
}

async function lockRequest(client: PoolClient, id: string): Promise<StoredRequest | null> {
  const { rows } = await client.query(
    `SELECT ${storedColumns} FROM break_glass_request r WHERE r.id = $1 FOR UPDATE OF r`,
    [id],
  );
  return rows[0] ? StoredRequest.parse(rows[0]) : null;
}

const impossible = (request: StoredRequest, action: Action, now: Date) =>
  `BG-${request.number} is ${stateOf(request, now)} (approval: ${approvalOf(request, now)}): ${action} is not possible now.`;

function authorOf(action: Action, actor: string): Record<string, string> {
  if (action === "approve" || action === "reject") return { decided_by: actor };
  return action === "review" ? { reviewed_by: actor } : {};
}

const columnsOf = (changes: object): Record<string, string | Date | null> =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [
      field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

async function update(
  client: PoolClient,
  id: string,
  columns: Readonly<Record<string, string | Date | null>>,
): Promise<void> {
  const sets = Object.keys(columns).map((column, at) => `${column} = $${at + 2}`);
  await client.query(`UPDATE break_glass_request SET ${sets.join(", ")} WHERE id = $1`, [
    id,
    ...Object.values(columns),
  ]);
}
