import type { Role, Scope } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import type { Prisma } from "@/lib/db/prisma";
import { conflict, notFound } from "@/lib/errors";
import { fileRoles } from "./file-roles";
import { otherAdmins } from "./four-eyes";
import { grant, syncUsers } from "./sync-role-bindings";

/** A role given or taken, of a person or a group. */
export interface RoleChange {
  id: string;
  act: "grant" | "revoke";
  userId: string | null;
  groupName: string | null;
  role: Role;
  scope: Scope;
  /** What is revoked. */
  target: string | null;
  reason: string;
  approval?: string;
}

/** Makes it so, with its entry in the audit trail, and signs the person out everywhere. */
export async function carryOut(
  viewer: Viewer,
  db: Prisma.TransactionClient,
  change: RoleChange,
  now: Date,
): Promise<void> {
  if (change.userId === null) return ofGroup(viewer, db, change, now);
  const { role, scope, reason, target, approval } = change;
  const user = await db.appUser.update({
    where: { id: change.userId },
    data: { sessionEpoch: { increment: 1 } },
  });
  if (change.act === "grant") {
    await grant(viewer, db, user, { role, scope }, "screen", now, { reason, approval });
    return;
  }
  const { count } = await db.roleBinding.updateMany({
    where: { id: target ?? "", revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw notFound("This role is taken already.");
  if (role === "admin" && (await otherAdmins(db, {})) === 0)
    throw conflict("This is the last administrator. Name another one first.");
  const detail = { role, scope, from: "screen", reason, approval };
  await appendEntry(viewer, "role-revoked", user.email, detail, now, db);
}

/** Whose last sign-in named the group gets or loses it at once; others get it when they sign in. */
async function ofGroup(
  viewer: Viewer,
  db: Prisma.TransactionClient,
  { act, groupName, role, scope, reason, target, approval }: RoleChange,
  now: Date,
): Promise<void> {
  if (act === "revoke")
    await db.roleChange.updateMany({ where: { id: target ?? "" }, data: { endedAt: now } });
  const members = { oidcGroups: { has: groupName ?? "" } };
  await db.appUser.updateMany({ where: members, data: { sessionEpoch: { increment: 1 } } });
  await syncUsers(viewer, db, await fileRoles(db), members, now);
  if (role === "admin" && act === "revoke" && (await otherAdmins(db, {})) === 0)
    throw conflict("This is the last administrator. Name another one first.");
  const action = act === "grant" ? "group-role-granted" : "group-role-revoked";
  await appendEntry(viewer, action, groupName, { role, scope, reason, approval }, now, db);
}
