import { Role, Scope } from "@/lib/access-control/model";
import type { Config } from "@/lib/config/model";
import type { Prisma } from "@/lib/db/prisma";

/** What was granted to groups on screen and holds, as the config file would say it; oldest first. */
export async function groupRoles(
  db: Pick<Prisma.TransactionClient, "roleChange">,
): Promise<(Config["roles"][number] & { id: string; grantedBy: string })[]> {
  const rows = await db.roleChange.findMany({
    where: { act: "grant", state: "done", endedAt: null, groupName: { not: null } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, groupName, role, scope, proposedBy }) => ({
    id,
    group: groupName ?? "",
    role: Role.parse(role),
    scope: Scope.parse(scope),
    grantedBy: proposedBy,
  }));
}
