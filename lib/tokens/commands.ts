import { mayHandOn } from "@/lib/access-control/covers";
import type { Binding } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { notAllowed, notFound } from "@/lib/errors";
import { type CreatedToken, NewToken } from "./model";
import { makerOf, visibleTokens } from "./queries";
import { newToken, tokenHash } from "./token-text";

/**
 * Makes an API token; its text is in the answer and nowhere else. A person gets one of their own roles and no wider
 * scope, or, who keeps sources or tokens, one to hand in a log; the local operator any. Throws ZodError on input that is none: callers have parsed it.
 */
export async function createToken(
  viewer: Viewer,
  input: NewToken,
  now: Date,
): Promise<CreatedToken> {
  const { label, role, scope, days } = NewToken.parse(input);
  assertMayMake(viewer, { role, scope });
  const token = newToken();
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  const id = await prisma().$transaction(async (db) => {
    const data = { tokenHash: tokenHash(token), label, role, scope, expiresAt };
    const made = await db.apiToken.create({
      data: { ...data, createdBy: makerOf(viewer), createdAt: now },
    });
    const detail = { label, role, scope, expiresAt: expiresAt.toISOString(), ...approval(viewer) };
    await appendEntry(viewer, "token-created", made.id, detail, now, db);
    return made.id;
  });
  return { id, token, role, scope, expiresAt: expiresAt.toISOString() };
}

/** Ends a token at once. One the viewer may not see is not found. */
export async function revokeToken(viewer: Viewer, id: string, now: Date): Promise<void> {
  await prisma().$transaction(async (db) => {
    const where = { id, revokedAt: null, ...visibleTokens(viewer) };
    const { count } = await db.apiToken.updateMany({ where, data: { revokedAt: now } });
    if (count === 0) throw notFound("There is no such token, or it is revoked already.");
    await appendEntry(viewer, "token-revoked", id, {}, now, db);
  });
}

function assertMayMake(viewer: Viewer, wanted: Binding): void {
  if (viewer.kind === "token") {
    throw notAllowed("A token cannot make tokens. Sign in, or use the command line.");
  }
  if (viewer.kind === "person" && !mayHandOn(viewer.bindings, wanted)) {
    throw notAllowed("A token takes one of your own roles, in no wider scope than yours.");
  }
}

/** On the command line the operator's act counts as approved, and is listed for the auditor. */
function approval(viewer: Viewer): { approvedBy?: string } {
  return viewer.kind === "operator" ? { approvedBy: "local operator" } : {};
}
