import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { invalidInput, notAllowed, tooManyAttempts } from "@/lib/errors";
import type { ChangePassphrase } from "./model";
import type { OwnAccount } from "./model/own";
import { hashPassphrase, verifyPassphrase } from "./passphrase";

/** Wrong answers to "the present passphrase" within a quarter of an hour, after which to wait. */
const mostWrong = 5;
const quarter = 15 * 60_000;

/** Whether this person has to choose a new passphrase before anything is open to him. */
export async function mustChangePassphrase({ id }: Viewer): Promise<boolean> {
  if (id === null) return false;
  return (await prisma().appUser.count({ where: { id, mustChangePassphrase: true } })) > 0;
}

/** What a person sees of his own account. Null: who asks is none. */
export async function readOwnAccount({ id }: Viewer): Promise<OwnAccount | null> {
  if (id === null) return null;
  const user = await prisma().appUser.findUnique({
    where: { id },
    omit: { passphraseHash: false },
  });
  return (
    user && {
      email: user.email,
      name: user.name,
      hasPassphrase: user.passphraseHash !== null,
      groups: user.oidcGroups,
      lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    }
  );
}

/**
 * Sets one's own passphrase, by the one there is. All other sessions end: returns nothing, and this one has ended too.
 * Wrong ones count as failed sign-ins do.
 */
export async function changePassphrase(
  viewer: Viewer,
  { current, next }: ChangePassphrase,
  now: Date,
): Promise<void> {
  if (viewer.kind !== "person" || viewer.id === null)
    throw notAllowed("Only a person has a passphrase.");
  const db = prisma();
  const user = await db.appUser.findUniqueOrThrow({
    where: { id: viewer.id },
    omit: { passphraseHash: false },
  });
  const since = new Date(now.getTime() - quarter);
  const wrong = await db.signInFailure.count({ where: { email: user.email, at: { gt: since } } });
  if (wrong >= mostWrong) throw tooManyAttempts("Too many wrong passphrases. Wait 15 minutes.");
  if (!(await verifyPassphrase(current, user.passphraseHash))) {
    await db.signInFailure.create({ data: { email: user.email, ip: "account", at: now } });
    throw invalidInput("The present passphrase is another.", { current: "is wrong" });
  }
  if (current === next) throw invalidInput("Choose another one.", { next: "is the present one" });
  if (next.toLowerCase() === user.email)
    throw invalidInput("The passphrase is the e-mail address.", { next: "is too easy" });
  const passphraseHash = await hashPassphrase(next);
  await db.$transaction(async (inside) => {
    await inside.appUser.update({
      where: { id: user.id },
      data: { passphraseHash, mustChangePassphrase: false, sessionEpoch: { increment: 1 } },
    });
    await appendEntry(viewer, "passphrase-changed", user.email, {}, now, inside);
  });
}

/** Ends one's own sessions on every device, this one too. */
export async function signOutEverywhere(viewer: Viewer, now: Date): Promise<void> {
  if (viewer.kind !== "person" || viewer.id === null) throw notAllowed("Only a person signs out.");
  const { id } = viewer;
  await prisma().$transaction(async (db) => {
    await db.appUser.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } });
    await appendEntry(viewer, "user-signed-out", viewer.name, {}, now, db);
  });
}
