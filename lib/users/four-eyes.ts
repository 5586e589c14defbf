import "server-only";
import { can } from "@/lib/access-control/model";
import { ownPart } from "@/lib/access-control/separation";
import { systemViewer } from "@/lib/access-control/system";
import type { Prisma, prisma } from "@/lib/db/prisma";
import { readOrganisation } from "@/lib/organisation/queries";
import { bindingsOf } from "./bindings";

/** at-once: one person is enough · alone: it would take another, and there is none · another: somebody else decides */
export type Approval = "at-once" | "alone" | "another";

/** Whether roles take two people here. */
export async function fourEyes(): Promise<boolean> {
  return (await readOrganisation(systemViewer("roles"))).fourEyes.value;
}

/** Everybody who manages users and could decide what this person asks for, for that one, by e-mail address. */
export async function otherDeciders(
  db: Prisma.TransactionClient,
  requester: string,
  beneficiary: string | undefined,
): Promise<string[]> {
  const users = await db.appUser.findMany({
    where: { disabledAt: null, bindings: { some: { revokedAt: null } } },
    include: { bindings: { where: { revokedAt: null } } },
  });
  return users.flatMap(({ email, bindings }) => {
    const may = can(bindingsOf(bindings), "user:manage");
    const own = ownPart("role:decide", email, { requester, beneficiary }) !== null;
    return may && !own ? [email] : [];
  });
}

/** How a change of roles comes to hold. Until two people can decide, one is enough; it is marked so. */
export function approvalOf(eyes: boolean, others: readonly string[]): Approval {
  if (!eyes) return "at-once";
  return others.length === 0 ? "alone" : "another";
}

/** E-mail addresses of those who hold the role admin and can sign in, other than these bindings and this person. */
export async function otherAdmins(
  db: Pick<ReturnType<typeof prisma>, "roleBinding">,
  without: { bindingId?: string; userId?: string },
): Promise<number> {
  return db.roleBinding.count({
    where: {
      role: "admin",
      revokedAt: null,
      user: { disabledAt: null },
      ...(without.bindingId && { NOT: { id: without.bindingId } }),
      ...(without.userId && { userId: { not: without.userId } }),
    },
  });
}
