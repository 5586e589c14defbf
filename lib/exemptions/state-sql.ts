import { Prisma } from "@/lib/db/prisma";

/** The state of an exemption aliased `e` at an instant. Says the same as stateOf (model/state.ts). */
export const stateSql = (now: Date) => Prisma.sql`(CASE
  WHEN e.status = 'requested' THEN CASE WHEN e.until <= ${now}::timestamptz THEN 'lapsed' ELSE 'requested' END
  WHEN e.status = 'approved' THEN CASE WHEN e.until <= ${now}::timestamptz THEN 'expired' ELSE 'in-force' END
  ELSE e.status END)`;
