import { systemViewer } from "@/lib/access-control/system";
import { appendEntry } from "@/lib/audit-trail/commands";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { leftOn, noteSignIn } from "@/lib/organisation/people-by-sign-in";
import { grantsOf } from "@/lib/users/grants";
import { groupRoles } from "@/lib/users/group-roles";
import { lockBindings, syncUsers } from "@/lib/users/sync-role-bindings";
import { type OidcIdentity, OidcRefusal } from "./oidc";
import type { SignInConfig } from "./sign-in-config";

const viewer = systemViewer("single sign-on");

/**
 * Finds or makes the account of somebody the provider vouches for, and gives them what their groups grant now. Their
 * id. Without any role nobody is let in, and no account is made; nor is whom the register says to have left. Who is let
 * in stands in the register of people from then on.
 */
export async function admitOidc(
  identity: OidcIdentity,
  { roles }: Pick<SignInConfig, "roles">,
  now: Date,
): Promise<string> {
  const left = await leftOn(identity.email, now);
  if (left !== null) {
    const detail = { method: "oidc", leftOn: left };
    await appendEntry(viewer, "sign-in-failed", identity.email, detail, now);
    throw new OidcRefusal("left");
  }
  const admitted = await prisma().$transaction(async (db) => {
    await lockBindings(db);
    const known = await accountOf(db, identity);
    const granted = grantsOf([...roles, ...(await groupRoles(db))], identity);
    if (known === null && granted.length === 0) throw new OidcRefusal("no-role");
    const { email, name, subject: oidcSubject, groups: oidcGroups } = identity;
    const { id } = known
      ? await db.appUser.update({ where: { id: known }, data: { oidcSubject, oidcGroups } })
      : await db.appUser.create({ data: { email, name, oidcSubject, oidcGroups, createdAt: now } });
    await syncUsers(viewer, db, { roles }, { id }, now);
    return { id, held: await db.roleBinding.count({ where: { userId: id, revokedAt: null } }) };
  });
  // Only now: what the groups no longer grant stays taken away.
  if (admitted.held === 0) throw new OidcRefusal("no-role");
  await noteSignIn(identity, now);
  return admitted.id;
}

/** By subject; else by the address of an account that no other subject has taken. */
async function accountOf(
  db: Prisma.TransactionClient,
  { subject, email }: OidcIdentity,
): Promise<string | null> {
  const bySubject = await db.appUser.findUnique({ where: { oidcSubject: subject } });
  const found = bySubject ?? (await db.appUser.findUnique({ where: { email } }));
  if (found === null) return null;
  if (found.oidcSubject !== null && found.oidcSubject !== subject) {
    throw new OidcRefusal("other-account");
  }
  if (found.disabledAt !== null) throw new OidcRefusal("no-role");
  return found.id;
}
