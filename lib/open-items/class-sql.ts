import { Prisma } from "@/lib/db/prisma";
import { looksLikeASecret } from "@/lib/kpis/plain-text-parameters/definition";

const production = Prisma.sql`coalesce(s.environment, 'prod') = 'prod'`;
const failed = Prisma.sql`s.counted = 'both' AND s.rotation_state = 'failed'`;
/** An exempt secret owes nothing; one that failed stays listed. */
const overdue = Prisma.sql`s.counted = 'both' AND NOT s.is_exempt AND s.rotation_state = 'overdue'`;
/** Nobody answers for it: no owner, one who left, a team nobody leads. */
const nobodys = Prisma.sql`s.counted <> 'none' AND s.owner_state <> 'active'`;
/** An operator's word is no owner's. */
const unconfirmed = Prisma.sql`s.counted <> 'none' AND NOT s.is_attested`;

/** The class of row `s` of the inventory at an instant, the most pressing that applies; null when nothing is open. */
export const classOfItem = Prisma.sql`CASE
  WHEN NOT s.is_live THEN NULL
  WHEN ${failed} AND ${production} THEN 'rotation-failed-production'
  WHEN ${overdue} AND ${production} THEN 'overdue-production'
  WHEN ${nobodys} AND ${production} THEN 'no-owner-production'
  WHEN ${looksLikeASecret} THEN 'plain-text'
  WHEN ${failed} THEN 'rotation-failed'
  WHEN ${overdue} THEN 'overdue'
  WHEN ${nobodys} THEN 'no-owner'
  WHEN ${unconfirmed} THEN 'attestation-due' END`;
