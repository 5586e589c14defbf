import { Prisma } from "@/lib/db/prisma";
import { looksLikeASecret } from "@/lib/kpis/plain-text-parameters/definition";
import { isExempt, rotationState } from "@/lib/rotation/state-sql";

/** The class of row `s`, the most pressing that applies; null when nothing is open. */
export function classOf(at: Date): Prisma.Sql {
  const production = Prisma.sql`coalesce(s.environment, 'prod') = 'prod'`;
  const judged = Prisma.sql`s.counted = 'both' AND ${rotationState(at)}`;
  const owed = Prisma.sql`s.counted = 'both' AND NOT ${isExempt(at)} AND ${rotationState(at)}`;
  return Prisma.sql`CASE
    WHEN ${judged} = 'failed' AND ${production} THEN 'rotation-failed-production'
    WHEN ${owed} = 'overdue' AND ${production} THEN 'overdue-production'
    WHEN s.counted <> 'none' AND s.owner IS NULL AND ${production} THEN 'no-owner-production'
    WHEN ${looksLikeASecret} THEN 'plain-text'
    WHEN ${judged} = 'failed' THEN 'rotation-failed'
    WHEN ${owed} = 'overdue' THEN 'overdue'
    WHEN s.counted <> 'none' AND s.owner IS NULL THEN 'no-owner' END`;
}
