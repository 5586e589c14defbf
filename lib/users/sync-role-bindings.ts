import type { Binding } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import type { Config } from "@/lib/config/model";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { bindingsOf } from "./bindings";
import { difference, grantsOf } from "./grants";
import { groupRoles } from "./group-roles";

type Database = Prisma.TransactionClient;
type Roles = Pick<Config, "roles" | "people">;

/**
 * Makes people and their bindings what the config file says: whoever is named there exists, gets what is granted by
 * name or group, and loses what the file no longer grants. Bindings made elsewhere stay. Safe to repeat.
 */
export async function syncRoleBindings(viewer: Viewer, config: Roles, now: Date): Promise<void> {
  await prisma().$transaction(
    async (db) => {
      await lockBindings(db);
      await addPeople(db, config, now);
      await syncUsers(viewer, db, config, {}, now);
    },
    { timeout: 60_000 },
  );
}

/** The same for those found by `where`: somebody's groups may have changed when they signed in. */
export async function syncUsers(
  viewer: Viewer,
  db: Database,
  { roles }: Pick<Config, "roles">,
  where: Prisma.AppUserWhereInput,
  now: Date,
): Promise<void> {
  const users = await db.appUser.findMany({
    where,
    include: { bindings: { where: { revokedAt: null, from: "config" } } },
  });
  const all = [...roles, ...(await groupRoles(db))];
  for (const user of users) {
    const wanted = grantsOf(all, { email: user.email, groups: user.oidcGroups });
    const { granted, revoked } = difference(user.bindings.map(readBinding), wanted);
    // A role that changes signs the person out everywhere; one that is new was not there to sign in with.
    if (revoked.length > 0)
      await db.appUser.update({ where: { id: user.id }, data: { sessionEpoch: { increment: 1 } } });
    for (const one of revoked) await revoke(viewer, db, user, one, now);
    for (const one of granted) await grant(viewer, db, user, one, "config", now);
  }
}

/** One this version cannot read stands for a scope nobody wants, and is revoked. */
function readBinding(row: { id: string; role: string; scope: unknown }): Binding & { id: string } {
  const [binding = { role: "ingest" as const, scope: [] }] = bindingsOf([row]);
  return { ...binding, id: row.id };
}

async function revoke(
  viewer: Viewer,
  db: Database,
  { email }: { email: string },
  { id, role, scope }: Binding & { id: string },
  now: Date,
): Promise<void> {
  await db.roleBinding.update({ where: { id }, data: { revokedAt: now } });
  await appendEntry(viewer, "role-revoked", email, { role, scope, from: "config" }, now, db);
}

/** Adds a binding and says so in the audit trail. */
export async function grant(
  viewer: Viewer,
  db: Database,
  user: { id: string; email: string },
  { role, scope }: Binding,
  from: "config" | "cli" | "screen",
  now: Date,
  more: { reason?: string; approval?: string | undefined } = {},
): Promise<void> {
  const data = { userId: user.id, role, scope, from, grantedBy: viewer.name, grantedAt: now };
  await db.roleBinding.create({ data });
  await appendEntry(viewer, "role-granted", user.email, { role, scope, from, ...more }, now, db);
}

/** Two processes that change bindings do so one after the other. */
export async function lockBindings(db: Database): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('role-bindings'))`;
}

async function addPeople(db: Database, { roles, people }: Roles, now: Date): Promise<void> {
  const named = new Set(roles.flatMap(({ person }) => (person ? [person] : [])));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  for (const email of named) {
    const name = nameOf.get(email);
    await db.appUser.upsert({
      where: { email },
      create: { email, name: name ?? email, createdAt: now },
      update: name ? { name } : {},
    });
  }
}
