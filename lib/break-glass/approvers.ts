import "server-only";
import { type ScopedRow, seesRow } from "@/lib/access-control/levels";
import { allowed } from "@/lib/access-control/model";
import { ownPart, type Parties } from "@/lib/access-control/separation";
import { prisma } from "@/lib/db/prisma";
import { bindingsOf } from "@/lib/users/bindings";

export interface Approver {
  id: string;
  name: string;
}

/** Everybody who may decide a request about these secrets now, by e-mail address. */
export async function approversOf(
  targets: readonly ScopedRow[],
  parties: Parties,
): Promise<Approver[]> {
  const users = await prisma().appUser.findMany({
    where: { disabledAt: null, bindings: { some: { revokedAt: null } } },
    include: { bindings: { where: { revokedAt: null } } },
    orderBy: { email: "asc" },
  });
  return users.flatMap(({ email, name, bindings }) => {
    const deciding = bindingsOf(bindings).filter(({ role }) =>
      allowed[role].includes("breakglass:decide"),
    );
    const covers = targets.every((target) => seesRow(deciding, target));
    const another = ownPart("break-glass:decide", email, parties) === null;
    return covers && another ? [{ id: email, name }] : [];
  });
}
