import { createHash, randomBytes } from "node:crypto";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { conflict } from "@/lib/errors";
import { type Invitation, NewInvite } from "./model";
import type { InviteOnScreen } from "./model/accounts";
import { grantRole } from "./role-changes";
import { grant, lockBindings } from "./sync-role-bindings";

const lifetime = 72 * 3_600_000;

/** The account the first administrator takes over; `.invalid` can be nobody's address (RFC 2606). */
export const firstAdmin = "first-admin@kagimori.invalid";

interface When {
  now: Date;
  /** The origin people use, for the link. */
  origin: string;
}

/**
 * Makes a one-time link with which somebody sets a passphrase, for three days. An earlier link of theirs ends. With a
 * role, that binding is added; without, somebody unknown to Kagimori is refused.
 */
export async function inviteUser(
  viewer: Viewer,
  input: NewInvite,
  { now, origin }: When,
): Promise<Invitation> {
  assertMay(viewer, "user:manage");
  const { email, name, role, scope } = NewInvite.parse(input);
  return prisma().$transaction(async (db) => {
    await lockBindings(db);
    const known = await db.appUser.findUnique({ where: { email } });
    if (known === null && role === undefined) {
      throw conflict(`${email} is not known yet: say with which role, or grant one in the config.`);
    }
    const user = known ?? (await db.appUser.create({ data: { email, name: name ?? email } }));
    if (role !== undefined) await grant(viewer, db, user, { role, scope }, "cli", now);
    await appendEntry(viewer, "user-invited", email, { role: role ?? null }, now, db);
    return newLink(db, user, { now, origin });
  });
}

/**
 * The same on screen: the account and its link at once; the role as every role there, by a second person where it takes
 * two. Nobody makes a link for himself: who forgot his passphrase is not who is signed in.
 */
export async function inviteOnScreen(
  viewer: Viewer,
  { email, name, role, scope }: InviteOnScreen,
  { now, origin }: When,
): Promise<Invitation & { waits: boolean }> {
  assertMay(viewer, "user:manage");
  if (viewer.name === email) throw conflict("You are signed in: change your own passphrase.");
  const { user, invitation } = await prisma().$transaction(async (db) => {
    await lockBindings(db);
    const known = await db.appUser.findUnique({ where: { email } });
    if (known === null && role === undefined)
      throw conflict(`${email} is not known yet: name a role.`);
    if (known?.disabledAt) throw conflict(`${email} is disabled. Enable the account first.`);
    const user = known ?? (await db.appUser.create({ data: { email, name: name ?? email } }));
    await appendEntry(viewer, "user-invited", email, { role: role ?? null }, now, db);
    return { user, invitation: await newLink(db, user, { now, origin }) };
  });
  if (role === undefined) return { ...invitation, waits: false };
  const { state } = await grantRole(viewer, user.id, { role, scope, reason: "invitation" }, now);
  return { ...invitation, waits: state === "proposed" };
}

/**
 * A database without people: a one-time link for its first administrator, who says on the page who they are. Each call
 * makes a new link and ends the one before. Null as soon as somebody else is known.
 */
export async function firstAdminInvite(viewer: Viewer, when: When): Promise<Invitation | null> {
  return prisma().$transaction(async (db) => {
    await lockBindings(db);
    const others = await db.appUser.count({ where: { NOT: { email: firstAdmin } } });
    if (others > 0) return null;
    const known = await db.appUser.findUnique({ where: { email: firstAdmin } });
    const user =
      known ?? (await db.appUser.create({ data: { email: firstAdmin, name: "First admin" } }));
    if (known === null) {
      await grant(viewer, db, user, { role: "admin", scope: [] }, "cli", when.now);
    }
    return newLink(db, user, when);
  });
}

/** SHA-256 of what the link holds: the table alone opens nothing. */
export function inviteHash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

async function newLink(
  db: Prisma.TransactionClient,
  user: { id: string; email: string },
  { now, origin }: When,
): Promise<Invitation> {
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + lifetime);
  await db.invite.deleteMany({ where: { userId: user.id, usedAt: null } });
  await db.invite.create({
    data: { tokenHash: inviteHash(secret), userId: user.id, createdAt: now, expiresAt },
  });
  const link = `${origin}/invite#${secret}`;
  return { email: user.email, link, expiresAt: expiresAt.toISOString() };
}
