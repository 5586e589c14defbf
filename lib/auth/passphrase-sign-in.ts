import { systemViewer } from "@/lib/access-control/system";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { tooManyAttempts } from "@/lib/errors";
import { leftOn } from "@/lib/organisation/people-by-sign-in";
import { verifyPassphrase } from "@/lib/users/passphrase";
import { beginAttempt, forgiveAttempt } from "./attempts";
import { oneAtATime } from "./one-at-a-time";

/** Failures in a row after which an account is locked for an hour, however slowly they came. */
const mostInARow = 20;
const lockMinutes = 60;

const inTurn = oneAtATime(32);

/**
 * The id of the person whose passphrase this is; null when it is not, in the same time whether or not the address is
 * known, and for whom the register of people says to have left. Throws AppError too-many-attempts when address, person or server must wait.
 */
export async function checkPassphrase(
  given: { email: string; passphrase: string },
  { ip, now }: { ip: string; now: Date },
): Promise<string | null> {
  const email = given.email.trim().toLowerCase().slice(0, 320);
  const attempt = await beginAttempt(email, ip, now);
  if (attempt.refused) throw tooManyAttempts("Too many failed sign-ins. Try again in 15 minutes.");

  const user = await prisma().appUser.findUnique({
    where: { email, disabledAt: null },
    select: { id: true, passphraseHash: true, lockedUntil: true },
  });
  const passphrase = given.passphrase.normalize("NFKC").slice(0, 1000);
  const same = await inTurn(() => verifyPassphrase(passphrase, user?.passphraseHash ?? null));
  if (user?.lockedUntil && user.lockedUntil > now) {
    throw tooManyAttempts("This account is locked for up to an hour. Try again later.");
  }
  if (user === null || !same || (await leftOn(email, now)) !== null) {
    await noteFailure(email, user?.id ?? null, ip, now);
    return null;
  }
  await forgiveAttempt(attempt.id);
  await prisma().appUser.update({ where: { id: user.id }, data: { failedSignIns: 0 } });
  return user.id;
}

async function noteFailure(
  email: string,
  userId: string | null,
  ip: string,
  now: Date,
): Promise<void> {
  const viewer = systemViewer("sign-in");
  await appendEntry(viewer, "sign-in-failed", email, { method: "passphrase", ip }, now);
  if (userId === null) return;
  const { failedSignIns } = await prisma().appUser.update({
    where: { id: userId },
    data: { failedSignIns: { increment: 1 } },
  });
  if (failedSignIns < mostInARow) return;
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000);
  await prisma().appUser.update({
    where: { id: userId },
    data: { lockedUntil, failedSignIns: 0 },
  });
}
