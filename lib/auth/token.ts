import "server-only";
import { mayHandOn } from "@/lib/access-control/covers";
import { Binding } from "@/lib/access-control/model";
import { makeViewer, type Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { leftOn } from "@/lib/organisation/people-by-sign-in";
import { tokenHash, tokenPrefix } from "@/lib/tokens/token-text";
import { bindingsOf } from "@/lib/users/bindings";

const hour = 3_600_000;

/** The viewer an API token stands for; null when it is unknown, revoked, expired or its maker may no longer have it. */
export async function viewerOfToken(
  token: string,
  requestId: string,
  now: Date,
): Promise<Viewer | null> {
  if (!token.startsWith(tokenPrefix) || token.length > 200) return null;
  const found = await prisma().apiToken.findUnique({ where: { tokenHash: tokenHash(token) } });
  if (found === null || found.revokedAt !== null || found.expiresAt <= now) return null;
  const binding = Binding.safeParse(found);
  if (!binding.success || !(await makerMayHold(found.createdBy, binding.data, now))) return null;
  await noteUse(found.id, found.lastUsedAt, now);
  return makeViewer({
    kind: "token",
    name: found.label,
    id: found.id,
    bindings: [binding.data],
    requestId,
  });
}

/** A token made on screen never outlives the rights of the person who made it, nor their being here; one of the command line is the operator's. */
async function makerMayHold(createdBy: string, binding: Binding, now: Date): Promise<boolean> {
  if (/^(operator|system):/.test(createdBy)) return true;
  const maker = await prisma().appUser.findUnique({
    where: { email: createdBy, disabledAt: null },
    include: { bindings: { where: { revokedAt: null } } },
  });
  if (maker === null || (await leftOn(createdBy, now)) !== null) return false;
  return mayHandOn(bindingsOf(maker.bindings), binding);
}

/** To the hour: enough to find unused tokens, and one write an hour. */
async function noteUse(id: string, lastUsedAt: Date | null, now: Date): Promise<void> {
  const thisHour = new Date(Math.floor(now.getTime() / hour) * hour);
  if (lastUsedAt !== null && lastUsedAt >= thisHour) return;
  await prisma().apiToken.update({ where: { id }, data: { lastUsedAt: thisHour } });
}
