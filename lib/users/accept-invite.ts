import { systemViewer } from "@/lib/access-control/system";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { conflict, invalidInput, notFound } from "@/lib/errors";
import { firstAdmin, inviteHash } from "./invite";
import type { AcceptInvite, OpenInvite } from "./model";
import { hashPassphrase } from "./passphrase";

const viewer: Viewer = systemViewer("invitation");

/** What the page of an invitation shows. An unknown, used or expired one is not found, without saying which. */
export async function readInvite(secret: string, now: Date): Promise<OpenInvite> {
  const { user } = await openInvite(prisma(), secret, now);
  return user.email === firstAdmin
    ? { email: null, name: null }
    : { email: user.email, name: user.name };
}

/**
 * Sets the passphrase and uses the link up. Earlier sessions of the person end. Returns the address to sign in with.
 */
export async function acceptInvite(input: AcceptInvite, now: Date): Promise<string> {
  await readInvite(input.secret, now);
  const passphraseHash = await hashPassphrase(input.passphrase);
  return prisma().$transaction(async (db) => {
    const { user } = await openInvite(db, input.secret, now);
    const { email, name } = await identity(db, user, input);
    if (input.passphrase.toLowerCase() === email) {
      throw invalidInput("The passphrase is the e-mail address.", { passphrase: "is too easy" });
    }
    // Only one of two who open the link at the same moment finds it unused.
    const { count } = await db.invite.updateMany({
      where: { tokenHash: inviteHash(input.secret), usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) throw gone();
    await db.appUser.update({
      where: { id: user.id },
      data: {
        email,
        name,
        passphraseHash,
        failedSignIns: 0,
        lockedUntil: null,
        mustChangePassphrase: false,
        sessionEpoch: { increment: 1 },
      },
    });
    await appendEntry(viewer, "invite-accepted", email, {}, now, db);
    return email;
  });
}

type Account = { id: string; email: string; name: string };

/** The first administrator says who they are; anybody else is who was invited. */
async function identity(
  db: Prisma.TransactionClient,
  user: Account,
  { email, name }: AcceptInvite,
): Promise<{ email: string; name: string }> {
  if (user.email !== firstAdmin) return { email: user.email, name: name ?? user.name };
  if (email === undefined || name === undefined) {
    throw invalidInput("The first administrator gives e-mail address and name.", {
      ...(email === undefined && { email: "is needed" }),
      ...(name === undefined && { name: "is needed" }),
    });
  }
  if ((await db.appUser.count({ where: { NOT: { id: user.id } } })) > 0) {
    throw conflict("There are people already: an administrator invites further ones.");
  }
  return { email, name };
}

async function openInvite(db: Prisma.TransactionClient, secret: string, now: Date) {
  const found = await db.invite.findUnique({
    where: { tokenHash: inviteHash(secret) },
    include: { user: true },
  });
  if (found === null || found.usedAt !== null || found.expiresAt <= now) throw gone();
  if (found.user.disabledAt !== null) throw gone();
  return found;
}

const gone = () =>
  notFound("This invitation is not valid any more. Ask whoever invited you for a new one.");
