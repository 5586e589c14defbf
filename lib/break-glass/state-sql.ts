import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { coveredBy } from "./covered-sql";
import type { views } from "./model";

/** The state of a request aliased `r` at an instant. Says the same as stateOf (model/state.ts). */
export const stateSql = (now: Date) => Prisma.sql`(CASE
  WHEN r.status = 'withdrawn' THEN 'withdrawn'
  WHEN r.reviewed_at IS NOT NULL THEN 'reviewed'
  WHEN r.status = 'requested' AND NOT r.emergency THEN CASE WHEN r.window_ends_at <= ${now}::timestamptz THEN 'lapsed' ELSE 'requested' END
  WHEN r.status = 'rejected' AND NOT r.emergency THEN 'rejected'
  WHEN r.window_ends_at <= ${now}::timestamptz OR r.status = 'rejected' THEN 'ended'
  WHEN ${now}::timestamptz < r.window_from THEN 'scheduled'
  ELSE 'open' END)`;

/** Whether somebody must decide it. */
const undecided = (now: Date) =>
  Prisma.sql`(r.status = 'requested' AND (r.emergency OR r.window_ends_at > ${now}::timestamptz))`;

/** Whether it waits for its review. */
const unreviewed = (now: Date) =>
  Prisma.sql`(r.status <> 'requested' AND ${stateSql(now)} = 'ended')`;

/** SQL condition: the requests (`r`) of one view of the list. */
export function inView(
  viewer: Viewer,
  actor: string,
  view: (typeof views)[number],
  now: Date,
): Prisma.Sql {
  const id = Prisma.sql`r.id`;
  const others = Prisma.sql`${actor} NOT IN (r.requested_by, r.person_id)`;
  switch (view) {
    case "all":
      return Prisma.sql`TRUE`;
    case "mine":
      return Prisma.sql`NOT (${others})`;
    case "to-decide":
      return Prisma.sql`(${undecided(now)} AND ${others} AND ${coveredBy(viewer, "breakglass:decide", id)})`;
    case "to-review":
      return Prisma.sql`(${unreviewed(now)} AND ${others} AND ${coveredBy(viewer, "breakglass:review", id)})`;
    case "open":
      return Prisma.sql`${stateSql(now)} IN ('open', 'scheduled')`;
  }
}
