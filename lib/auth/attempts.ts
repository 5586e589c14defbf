import { prisma } from "@/lib/db/prisma";

/** Failures within the window after which an address or a person has to wait. */
const limits = { email: 5, ip: 20, minutes: 15 } as const;

export interface Attempt {
  id: bigint;
  /** Too many failures came before: whatever was entered is not looked at. */
  refused: boolean;
}

/**
 * Writes an attempt down as failed before it is looked at, so that many at once do not get past the limit together.
 * Unknown addresses count like known ones. A refused attempt does not count: waiting ends.
 */
export async function beginAttempt(email: string, ip: string, now: Date): Promise<Attempt> {
  const since = new Date(now.getTime() - limits.minutes * 60_000);
  const db = prisma().signInFailure;
  await db.deleteMany({ where: { at: { lt: new Date(now.getTime() - 86_400_000) } } });
  const { id } = await db.create({ data: { email, ip, at: now } });
  const [byEmail, byIp] = await Promise.all([
    db.count({ where: { email, at: { gt: since } } }),
    db.count({ where: { ip, at: { gt: since } } }),
  ]);
  const refused = byEmail > limits.email || byIp > limits.ip;
  if (refused) await forgiveAttempt(id);
  return { id, refused };
}

/** Takes it back: it was right, or not looked at. */
export async function forgiveAttempt(id: bigint): Promise<void> {
  await prisma().signInFailure.deleteMany({ where: { id } });
}
