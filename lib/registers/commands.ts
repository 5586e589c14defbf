import "server-only";
import type { PoolClient } from "pg";
import { assertMayEverywhere } from "@/lib/access-control/everywhere";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import type { AuditAction } from "@/lib/audit-trail/model/actions";
import { actorOf } from "@/lib/break-glass/actor";
import { inTransaction } from "@/lib/db/transaction";
import { deciderOf, otherDeciders } from "@/lib/declarations/actor";
import { approvalFor } from "@/lib/declarations/approval";
import { assertDecides } from "@/lib/declarations/assert-decides";
import { deriveSoon } from "@/lib/declarations/derive-soon";
import type { Decision } from "@/lib/declarations/model";
import { lockWorld } from "@/lib/declarations/world";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { holdImport } from "./hold-import";
import type { Application, Import, ImportOutcome } from "./model";
import { storedImports } from "./stored";

/**
 * Applies what its uploader looked at, all rows at once. Where four eyes hold it waits for another who may decide; while
 * there is none, it holds at once and is marked so. Not-found for a preview of somebody else, or one that is over; conflict
 * where the register has changed since, or another import of it waits.
 */
export async function applyImport(
  viewer: Viewer,
  id: string,
  { reason, missingLeft, missing }: Application,
  now: Date,
): Promise<ImportOutcome> {
  assertMayEverywhere(viewer, "register:manage");
  const actor = await actorOf(viewer);
  const { outcome, register } = await inTransaction(async (client) => {
    const world = await lockWorld(client, now);
    const preview = await previewOf(client, id, actor, now);
    const { counts } = preview;
    if (missingLeft && missing !== counts.missing)
      throw conflict(
        `The file does not name ${counts.missing} people who are here. Confirm that number to mark them as left.`,
      );
    if (counts.add + counts.change + counts.leave + (missingLeft ? counts.missing : 0) === 0)
      throw conflict("It changes nothing.");
    await assertNoneWaits(client, preview);
    const others = await otherDeciders(actor, [], client, true);
    const approval = approvalFor({
      twoPeople: true,
      fourEyes: world.fourEyes,
      proposer: await deciderOf(viewer, actor, client),
      bettered: [],
      others: others.length,
    });
    const waits = approval === "another";
    const said: Import = { ...preview, reason, approval, missingLeft };
    if (!waits) await holdImport(client, world, said, actor, now);
    await client.query(
      `UPDATE register_import SET state = $2, reason = $3, approval = $4, missing_left = $5, decided_by = $6, decided_at = $7
        WHERE id = $1`,
      [
        id,
        waits ? "proposed" : "applied",
        reason,
        approval,
        missingLeft,
        waits ? null : actor,
        waits ? null : now,
      ],
    );
    await tell(client, viewer, waits ? "register-import-proposed" : "register-imported", said, now);
    const state = waits ? ("proposed" as const) : ("applied" as const);
    return {
      outcome: { id, state, deciders: waits ? others : [] },
      register: preview.register,
    };
  });
  if (outcome.state === "applied") await deriveSoon(register);
  return outcome;
}

/** Decides an import that waits; `take-back` is for who handed it in. Not-found where none waits under this id. */
export async function decideImport(
  viewer: Viewer,
  id: string,
  decision: Decision,
  now: Date,
): Promise<ImportOutcome> {
  const actor = await actorOf(viewer);
  const { made, state } = await inTransaction(async (client) => {
    const world = await lockWorld(client, now);
    const [made] = await storedImports("id = $1 AND state <> 'preview'", [id], client);
    if (!made) throw notFound("There is no such import.");
    if (made.state !== "proposed") throw conflict("This import has been decided already.");
    const { uploadedBy: proposedBy } = made;
    if (decision !== "take-back") {
      assertMayEverywhere(viewer, "declaration:decide");
      await assertDecides(client, viewer, actor, { proposedBy, bettered: [] });
    } else if (proposedBy !== actor) throw notAllowed(`${proposedBy} proposed it, not you.`);
    if (decision === "approve") await holdImport(client, world, made, actor, now);
    const state = states[decision];
    await client.query(
      "UPDATE register_import SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1",
      [id, state, actor, now],
    );
    await tell(client, viewer, actions[decision], made, now);
    return { made, state };
  });
  if (state === "applied") await deriveSoon(made.register);
  return { id, state, deciders: [] };
}

const states = { approve: "applied", reject: "rejected", "take-back": "taken-back" } as const;
const actions = {
  approve: "register-imported",
  reject: "register-import-rejected",
  "take-back": "register-import-taken-back",
} as const;

async function previewOf(
  client: PoolClient,
  id: string,
  actor: string,
  now: Date,
): Promise<Import> {
  const [preview] = await storedImports(
    "id = $1 AND uploaded_by = $2 AND (state <> 'preview' OR expires_at > $3)",
    [id, actor, now],
    client,
  );
  if (!preview) throw notFound("There is no such preview, or its time is over. Hand the file in.");
  if (preview.state !== "preview") throw conflict("This import has been applied already.");
  return preview;
}

async function assertNoneWaits(client: PoolClient, { register }: Import): Promise<void> {
  const [waiting] = await storedImports("register = $1 AND state = 'proposed'", [register], client);
  if (waiting)
    throw conflict(
      `${waiting.uploadedBy} has proposed ${waiting.fileName} already. It has to be decided or taken back first.`,
    );
}

function tell(
  client: PoolClient,
  viewer: Viewer,
  action: AuditAction,
  { id, register, fileName, sha256, counts, missingLeft, reason, approval, uploadedBy }: Import,
  now: Date,
): Promise<void> {
  const detail = {
    ...{ register, fileName, sha256, counts, missingLeft, reason, approval, uploadedBy },
  };
  return appendEntryIn(client, viewer, action, id, detail, now);
}
