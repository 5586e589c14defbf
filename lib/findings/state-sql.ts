import { Prisma } from "@/lib/db/prisma";

/** The state of a pasted value `f` of secret `s`; with the secret it is gone too. */
export const stateSql = Prisma.sql`(CASE
  WHEN f.gone_at IS NOT NULL OR s.removed_at IS NOT NULL THEN 'cleaned'
  WHEN f.judged_at IS NOT NULL THEN 'false-positive' ELSE 'open' END)`;
