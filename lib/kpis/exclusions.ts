import { Prisma } from "@/lib/db/prisma";
import { isExempt } from "@/lib/rotation/state-sql";
import type { KpiDefinition, Where } from "./definition";

export const live = Prisma.sql`s.removed_at IS NULL`;

const because =
  (reason: string): Where =>
  () =>
    Prisma.sql`${live} AND s.not_counted_because = ${reason}`;

/** What leaves completion and rotation alike. `byPerson`: somebody's act, which `valueWithoutExclusions` undoes. */
export const notCounted: KpiDefinition["excluded"] = [
  { id: "configuration", where: because("configuration"), byPerson: false },
  { id: "scope-rule", where: because("scope-rule"), byPerson: true },
  { id: "unwatched", where: because("unwatched"), byPerson: true },
  { id: "pending-deletion", where: because("pending-deletion"), byPerson: false },
  { id: "no-live-value", where: because("no-live-value"), byPerson: false },
  { id: "removed", where: () => Prisma.sql`s.removed_at IS NOT NULL`, byPerson: false },
];

export const exempt: KpiDefinition["excluded"][number] = {
  id: "exempt",
  where: (at) => Prisma.sql`${live} AND s.counted = 'both' AND ${isExempt(at)}`,
  byPerson: true,
};
