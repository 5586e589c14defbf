import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { AuditDetail } from "./model";
import type { AuditAction } from "./model/actions";

/** As much of the client as writing an entry takes: the client itself or a transaction of it. */
type Writer = Pick<ReturnType<typeof prisma>, "auditEntry">;

/**
 * Adds an entry to Kagimori's own audit trail, at `at`. Hand in the transaction of the act, so that neither is there
 * without the other. `object` is what was acted on: an e-mail address, the id of a token, a place, a config hash.
 */
export async function appendEntry(
  viewer: Viewer,
  action: AuditAction,
  object: string | null,
  detail: AuditDetail,
  at: Date,
  db: Writer = prisma(),
): Promise<void> {
  const { kind: actorKind, name: actor, requestId } = viewer;
  // createMany, because create would read the row back.
  await db.auditEntry.createMany({
    data: [{ at, actor, actorKind, action, object, detail, requestId }],
  });
}
