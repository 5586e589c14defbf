import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "./definition";

const because = (reason: string) => Prisma.sql`s.is_live AND s.not_counted_because = ${reason}`;

/** What leaves completion and rotation alike. `byPerson`: somebody's act, which `valueWithoutExclusions` undoes. */
export const notCounted: KpiDefinition["excluded"] = [
  { id: "configuration", where: because("configuration"), byPerson: false },
  { id: "scope-rule", where: because("scope-rule"), byPerson: true },
  { id: "unwatched", where: because("unwatched"), byPerson: true },
  { id: "pending-deletion", where: because("pending-deletion"), byPerson: false },
  { id: "no-live-value", where: because("no-live-value"), byPerson: false },
  { id: "removed", where: Prisma.sql`NOT s.is_live`, byPerson: false },
];

export const exempt: KpiDefinition["excluded"][number] = {
  id: "exempt",
  where: Prisma.sql`s.is_live AND s.counted = 'both' AND s.is_exempt`,
  byPerson: true,
};
