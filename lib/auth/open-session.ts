import { makeViewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { bindingsOf } from "@/lib/users/bindings";
import type { SessionToken } from "./session";

/** How somebody signed in. */
export type SignInMethod = "persona" | "passphrase" | "oidc";

/** What is known of the request that signs in or out. */
export interface SignInRequest {
  requestId: string;
  ip: string;
  now: Date;
}

/** Begins a session: what its cookie will hold. Said in the audit trail. */
export async function openSession(
  userId: string,
  method: SignInMethod,
  { requestId, ip, now }: SignInRequest,
): Promise<SessionToken> {
  return prisma().$transaction(async (db) => {
    const user = await db.appUser.update({
      where: { id: userId },
      data: { lastSignInAt: now, lastSeenAt: now },
      include: { bindings: { where: { revokedAt: null } } },
    });
    const bindings = bindingsOf(user.bindings);
    const viewer = makeViewer({
      kind: "person",
      name: user.email,
      id: user.id,
      bindings,
      requestId,
    });
    await appendEntry(viewer, "sign-in", user.email, { method, ip }, now, db);
    const signedInAt = Math.floor(now.getTime() / 1000);
    return { sub: user.id, epoch: user.sessionEpoch, signedInAt };
  });
}

/**
 * Ends the sessions of somebody who signs out, on every device: the cookie alone would leave a copy of it valid. The
 * demo's personas are shared, so there only the cookie goes.
 */
export async function closeSessions(
  id: string,
  demo: boolean,
  { requestId, now }: SignInRequest,
): Promise<void> {
  await prisma().$transaction(async (db) => {
    const data = demo ? {} : { sessionEpoch: { increment: 1 } };
    const { email } = await db.appUser.update({ where: { id }, data });
    const viewer = makeViewer({ kind: "person", name: email, id, bindings: [], requestId });
    await appendEntry(viewer, "sign-out", email, {}, now, db);
  });
}
