import "server-only";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { makeViewer, type Viewer } from "@/lib/access-control/viewer";
import { webEnvironment } from "@/lib/config/environment";
import { prisma } from "@/lib/db/prisma";
import { leftOn } from "@/lib/organisation/people-by-sign-in";
import { bindingsOf } from "@/lib/users/bindings";

/** A session ends eight hours after the sign-in, however much it is used. */
export const sessionSeconds = 8 * 3600;

/** It ends earlier when the person has not been here for so long, on any device. */
const idleSeconds = 3600;

/** Being here is written down once in so many seconds. */
const noticedSeconds = 300;

/** What the session cookie holds, encrypted. Rights are no part of it: they are read from the database. */
export const SessionToken = z.object({
  sub: z.uuid(),
  epoch: z.int(),
  /** Seconds since 1970. */
  signedInAt: z.int(),
});
export type SessionToken = z.infer<typeof SessionToken>;

/** next-auth's name of the session cookie for this origin. */
export function sessionCookie(origin: string): string {
  return `${origin.startsWith("https:") ? "__Secure-" : ""}next-auth.session-token`;
}

/**
 * The viewer a session cookie stands for; null when it is forged, over, of a person since disabled, signed out or gone.
 * The database is asked at every request, so a right that is withdrawn is gone at once.
 */
export async function viewerOfSession(
  cookie: string,
  requestId: string | null,
  now: Date,
): Promise<Viewer | null> {
  const token = await readSession(cookie);
  if (token === null || now.getTime() >= (token.signedInAt + sessionSeconds) * 1000) return null;
  const user = await prisma().appUser.findUnique({
    where: { id: token.sub },
    include: { bindings: { where: { revokedAt: null }, orderBy: { id: "asc" } } },
  });
  if (user === null || user.disabledAt !== null || user.sessionEpoch !== token.epoch) return null;
  if ((await leftOn(user.email, now)) !== null || !(await noticed(user, now))) return null;
  return makeViewer({
    kind: "person",
    name: user.email,
    id: user.id,
    // Nothing is open to who has to choose a new passphrase, but doing that.
    bindings: user.mustChangePassphrase ? [] : bindingsOf(user.bindings),
    requestId,
  });
}

/** When the session of this cookie ends, whatever happens; null when it is none. */
export async function sessionEnds(cookie: string): Promise<Date | null> {
  const token = await readSession(cookie);
  return token && new Date((token.signedInAt + sessionSeconds) * 1000);
}

/** Notes that the person is here; false when that was too long ago. */
async function noticed(
  { id, lastSeenAt }: { id: string; lastSeenAt: Date | null },
  now: Date,
): Promise<boolean> {
  const away = lastSeenAt === null ? null : (now.getTime() - lastSeenAt.getTime()) / 1000;
  if (away !== null && away > idleSeconds) return false;
  if (away === null || away > noticedSeconds)
    await prisma().appUser.updateMany({ where: { id }, data: { lastSeenAt: now } });
  return true;
}

async function readSession(cookie: string): Promise<SessionToken | null> {
  try {
    const token = await decode({ token: cookie, secret: webEnvironment().sessionSecret });
    return SessionToken.parse(token);
  } catch {
    return null;
  }
}
