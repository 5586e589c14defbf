import "server-only";
import { Role, Scope } from "@/lib/access-control/model";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { bindingsOf } from "./bindings";
import { type FileRole, fileRoles } from "./file-roles";
import { fourEyes } from "./four-eyes";
import { sameBinding } from "./grants";
import { groupRoles } from "./group-roles";
import type { GroupRole, UserList, UserRow } from "./model/accounts";
import { mayDecide } from "./role-changes";

type Stored = Prisma.AppUserGetPayload<{ include: { bindings: true } }> & {
  passphraseHash: string | null;
};

/** Everybody with an account, their roles and where each comes from, what waits to be decided, and roles of groups. */
export async function listUsers(viewer: Viewer, now: Date): Promise<UserList> {
  assertMay(viewer, "user:manage");
  const db = prisma();
  const [users, waiting, { roles, oidc }, groups, eyes] = await Promise.all([
    db.appUser.findMany({
      omit: { passphraseHash: false },
      include: { bindings: { where: { revokedAt: null }, orderBy: { id: "asc" } } },
      orderBy: { email: "asc" },
      take: 2000,
    }),
    db.roleChange.findMany({
      where: { state: "proposed" },
      include: { user: true },
      orderBy: { id: "asc" },
    }),
    fileRoles(db),
    groupRoles(db),
    fourEyes(),
  ]);
  const ofFile = roles.filter((role): role is FileRole & { group: string } => !!role.group);
  return {
    items: users.map((user) => toRow(user, viewer, roles, now)),
    waiting: waiting.map((change) => ({
      id: change.id,
      act: change.act === "revoke" ? ("revoke" as const) : ("grant" as const),
      subject: change.user?.email ?? change.groupName ?? "",
      ofGroup: change.user === null,
      role: Role.parse(change.role),
      scope: Scope.parse(change.scope),
      reason: change.reason,
      proposedBy: change.proposedBy,
      proposedAt: change.proposedAt.toISOString(),
      mayDo: mayDecide(viewer, change),
    })),
    groups: [
      ...ofFile.map(
        ({ group, role, scope, file }, at): GroupRole => ({
          id: `file:${at}`,
          group,
          role,
          scope,
          file,
          grantedBy: null,
        }),
      ),
      ...groups.map(
        ({ id, group, role, scope, grantedBy }): GroupRole => ({
          id,
          group: group ?? "",
          role,
          scope,
          file: null,
          grantedBy,
        }),
      ),
    ],
    fourEyes: eyes,
    oidc,
  };
}

function toRow(user: Stored, viewer: Viewer, roles: readonly FileRole[], now: Date): UserRow {
  const { id, email, name, oidcSubject, passphraseHash, oidcGroups, disabledAt, lockedUntil } =
    user;
  const signIn = [
    ...(passphraseHash === null ? [] : ["passphrase" as const]),
    ...(oidcSubject === null ? [] : ["oidc" as const]),
  ];
  const locked = lockedUntil !== null && lockedUntil > now;
  return {
    id,
    email,
    name,
    signIn,
    state:
      disabledAt !== null
        ? "disabled"
        : locked
          ? "locked"
          : signIn.length === 0 && user.lastSignInAt === null
            ? "invited"
            : "active",
    mustChange: user.mustChangePassphrase,
    groups: oidcGroups,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    roles: user.bindings.flatMap((binding) => heldRole(binding, user, roles)),
    self: id === viewer.id,
  };
}

/** Where a role of the file stands there; by a group, that group. */
function heldRole(
  binding: Stored["bindings"][number],
  { email, oidcGroups }: Stored,
  roles: readonly FileRole[],
): UserRow["roles"] {
  const [read] = bindingsOf([binding]);
  if (read === undefined || read.role === "ingest") return [];
  const same = roles.filter((one) => sameBinding(one, read));
  const named = same.find(({ person }) => person === email);
  const byGroup = same.find(({ group }) => group !== undefined && oidcGroups.includes(group));
  const { id, from, grantedBy, grantedAt } = binding;
  const source = named ?? byGroup;
  const origin = named ? "config" : "group";
  return [
    {
      id,
      role: read.role,
      scope: read.scope,
      from: from === "config" ? origin : from === "screen" ? "screen" : "cli",
      file: from === "config" ? (source?.file ?? null) : null,
      group: from === "config" && !named ? (byGroup?.group ?? null) : null,
      grantedBy,
      grantedAt: grantedAt.toISOString(),
    },
  ];
}
