import "server-only";
import { can, Role, Scope } from "@/lib/access-control/model";
import { ownPart } from "@/lib/access-control/separation";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { actorOf } from "@/lib/break-glass/actor";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { carryOut, type RoleChange } from "./carry-out";
import { approvalOf, fourEyes, otherDeciders } from "./four-eyes";
import type { NewGroupRole, NewRole, RoleDecision, RoleOutcome } from "./model/accounts";
import { lockBindings } from "./sync-role-bindings";

/** Gives a person a role. Never oneself. It holds at once, or waits for a second person (`organisation.fourEyes`). */
export async function grantRole(
  viewer: Viewer,
  userId: string,
  { role, scope, reason }: NewRole,
  now: Date,
): Promise<RoleOutcome> {
  return submit(
    viewer,
    { act: "grant", userId, groupName: null, role, scope, target: null, reason },
    now,
  );
}

/** Takes a role that was given on screen or on the command line. One of the file is changed there. */
export async function removeRole(
  viewer: Viewer,
  bindingId: string,
  reason: string,
  now: Date,
): Promise<RoleOutcome> {
  const binding = await prisma().roleBinding.findFirst({
    where: { id: bindingId, revokedAt: null },
  });
  if (binding === null) throw notFound("There is no such role, or it is taken already.");
  if (binding.from === "config")
    throw conflict("This role comes from the config file or from a group: it is changed there.");
  const { userId } = binding;
  const [role, scope] = [Role.parse(binding.role), Scope.parse(binding.scope)];
  const change = {
    act: "revoke",
    userId,
    groupName: null,
    role,
    scope,
    target: bindingId,
  } as const;
  return submit(viewer, { ...change, reason }, now);
}

/** Gives a role to everybody whose single sign-on names this group, from their next sign-in. */
export async function grantGroup(
  viewer: Viewer,
  { group, role, scope, reason }: NewGroupRole,
  now: Date,
): Promise<RoleOutcome> {
  const change = {
    act: "grant",
    userId: null,
    groupName: group,
    role,
    scope,
    target: null,
  } as const;
  return submit(viewer, { ...change, reason }, now);
}

/** Takes it again, from all who have it by that group. */
export async function removeGroup(
  viewer: Viewer,
  id: string,
  reason: string,
  now: Date,
): Promise<RoleOutcome> {
  const where = { id, act: "grant", state: "done", endedAt: null, groupName: { not: null } };
  const grant = await prisma().roleChange.findFirst({ where });
  if (grant === null) throw notFound("There is no such role of a group.");
  const [role, scope] = [Role.parse(grant.role), Scope.parse(grant.scope)];
  const { groupName } = grant;
  return submit(
    viewer,
    { act: "revoke", userId: null, groupName, role, scope, target: id, reason },
    now,
  );
}

/** Approves or rejects what somebody else proposed, or takes back what one proposed oneself. */
export async function decideRole(
  viewer: Viewer,
  id: string,
  decision: RoleDecision,
  now: Date,
): Promise<void> {
  assertMay(viewer, "user:manage");
  const actor = await actorOf(viewer);
  await prisma().$transaction(async (db) => {
    await lockBindings(db);
    const found = await db.roleChange.findFirst({ where: { id }, include: { user: true } });
    if (found === null) throw notFound("There is no such proposal.");
    if (found.state !== "proposed") throw conflict("This proposal has been decided already.");
    const parties = { requester: found.proposedBy, beneficiary: found.user?.email };
    if (decision === "take-back") {
      if (found.proposedBy !== actor) throw notAllowed(`${found.proposedBy} proposed it, not you.`);
    } else if (ownPart("role:decide", actor, parties) !== null)
      throw notAllowed("Nobody decides a role he proposed, or is to get. Somebody else does.");
    const state = ({ approve: "done", reject: "rejected", "take-back": "withdrawn" } as const)[
      decision
    ];
    await db.roleChange.update({
      where: { id },
      data: { state, decidedBy: actor, decidedAt: now },
    });
    const change = { ...found, role: Role.parse(found.role), scope: Scope.parse(found.scope) };
    if (decision === "approve") await carryOut(viewer, db, change as RoleChange, now);
    else {
      const action = decision === "reject" ? "role-change-rejected" : "role-change-taken-back";
      await appendEntry(viewer, action, subjectOf(found), detailOf(found), now, db);
    }
  });
}

async function submit(
  viewer: Viewer,
  change: Omit<RoleChange, "id">,
  now: Date,
): Promise<RoleOutcome> {
  assertMay(viewer, "user:manage");
  const actor = await actorOf(viewer);
  const eyes = await fourEyes();
  return prisma().$transaction(async (db) => {
    await lockBindings(db);
    const user = change.userId && (await db.appUser.findUnique({ where: { id: change.userId } }));
    if (change.userId && !user) throw notFound("There is no such user.");
    const email = user ? user.email : undefined;
    if (change.act === "grant" && ownPart("role:grant", actor, { beneficiary: email }) !== null)
      throw notAllowed("Nobody gives himself a role. Another administrator does.");
    const waiting = await db.roleChange.findFirst({
      where: { ...samePlace(change), state: "proposed" },
    });
    if (waiting !== null) throw conflict("The same is proposed already and waits to be decided.");
    const approval = approvalOf(eyes, await otherDeciders(db, actor, email));
    const waits = approval === "another";
    const decided = waits ? {} : { decidedBy: actor, decidedAt: now };
    const { id } = await db.roleChange.create({
      data: {
        ...change,
        approval,
        proposedBy: actor,
        proposedAt: now,
        state: waits ? "proposed" : "done",
        ...decided,
      },
    });
    if (waits) {
      const of = { ...change, user: user || null };
      await appendEntry(viewer, "role-change-proposed", subjectOf(of), detailOf(of), now, db);
    } else await carryOut(viewer, db, { ...change, id, approval }, now);
    return { id, state: waits ? ("proposed" as const) : ("done" as const) };
  });
}

const samePlace = ({ act, userId, groupName, role, target }: Omit<RoleChange, "id">) => ({
  act,
  userId,
  groupName,
  role,
  target,
});

const subjectOf = (change: { user: { email: string } | null; groupName: string | null }) =>
  change.user?.email ?? change.groupName ?? "";

const detailOf = ({
  act,
  role,
  scope,
  reason,
}: Pick<Prisma.RoleChangeGetPayload<object>, "act" | "role" | "scope" | "reason">) => ({
  act,
  role,
  scope: JSON.parse(JSON.stringify(scope)),
  reason,
});

/** What this viewer may do with a proposal. */
export function mayDecide(
  viewer: Viewer,
  { proposedBy, user }: { proposedBy: string; user: { email: string } | null },
): RoleDecision[] {
  if (!can(viewer.bindings, "user:manage")) return [];
  if (proposedBy === viewer.name) return ["take-back"];
  const own = ownPart("role:decide", viewer.name, {
    requester: proposedBy,
    beneficiary: user?.email,
  });
  return own === null ? ["approve", "reject"] : [];
}
