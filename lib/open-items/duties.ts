import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { refusalToDecide } from "@/lib/exemptions/decider";
import { deciderOf } from "@/lib/exemptions/decider-of";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiQuery } from "@/lib/kpis/model";
import { OpenItem } from "./model";

/** How long before its last day somebody has to think of what comes after. */
const soonDays = 14;

/**
 * Pasted values nobody has cleaned up or judged, by team; requests for an exemption this very viewer may decide; and
 * exemptions about to expire. Of the present: what was open on a past day is not kept.
 */
export async function openDuties(
  viewer: Viewer,
  filters: z.output<typeof KpiQuery>,
  { at, past }: { at: Date; past: boolean },
): Promise<OpenItem[]> {
  if (past) return [];
  const parts = [
    ...(can(viewer.bindings, "finding:read") ? [pastedValues] : []),
    ...(can(viewer.bindings, "exemption:read") ? [expiring(at)] : []),
    ...(can(viewer.bindings, "exemption:decide") ? [await toDecide(viewer, at)] : []),
  ];
  if (parts.length === 0) return [];
  const { text, values } = Prisma.sql`
    WITH item AS (
      SELECT x.class, x.since, s.team, s.service, s.classification, ${inRowsOf(viewer)} AS in_scope
        FROM (${Prisma.join(parts, " UNION ALL ")}) AS x JOIN secret s ON s.id = x.secret_id
       WHERE s.removed_at IS NULL AND ${inTotalsOf(viewer)} AND ${inFilters(filters)}
    )
    SELECT class, team, count(*)::int AS count, (count(*) FILTER (WHERE in_scope))::int AS "inScope",
           (array_agg(classification ORDER BY array_position(
             ARRAY['critical', 'confidential', 'internal', 'configuration'], classification)))[1] AS classification,
           coalesce((array_agg(DISTINCT service) FILTER (WHERE in_scope AND service IS NOT NULL))[1:3], '{}') AS services,
           NULL AS kind, CASE WHEN min(since) <= ${at}::timestamptz
             THEN floor(extract(epoch FROM ${at}::timestamptz - min(since)) / 86400)::int END AS "daysPastDue"
      FROM item GROUP BY class, team`;
  const { rows } = await pool().query(text, values);
  return z.array(OpenItem).parse(rows);
}

const pastedValues = Prisma.sql`
  SELECT 'pasted-value' AS class, secret_id, first_seen_at AS since FROM pasted_value
   WHERE gone_at IS NULL AND judged_at IS NULL`;

const expiring = (at: Date) => Prisma.sql`
  SELECT 'exemption-expiring', secret_id, NULL::timestamptz FROM exemption
   WHERE status = 'approved' AND until > ${at}::timestamptz
     AND until <= ${at}::timestamptz + make_interval(days => ${soonDays})`;

const Waiting = z.object({
  id: z.string(),
  requestedBy: z.string(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
});

/** Few wait at a time, and who may decide is one rule: each is asked. */
async function toDecide(viewer: Viewer, at: Date): Promise<Prisma.Sql> {
  const [decider, { rows }] = await Promise.all([
    deciderOf(viewer),
    pool().query(
      `SELECT e.id, e.requested_by AS "requestedBy", s.team, s.service, s.environment
         FROM exemption e JOIN secret s ON s.id = e.secret_id WHERE e.status = 'requested' AND e.until > $1`,
      [at],
    ),
  ]);
  const ids = z
    .array(Waiting)
    .parse(rows)
    .filter((one) => refusalToDecide(decider, one, one.requestedBy) === null)
    .map(({ id }) => id);
  return Prisma.sql`
    SELECT 'exemption-to-decide', secret_id, requested_at FROM exemption WHERE id = ANY(${ids}::uuid[])`;
}
