import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { toSettle } from "@/lib/break-glass/records-sql";
import { inView } from "@/lib/break-glass/state-sql";
import { usesBetween } from "@/lib/break-glass/uses-sql";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { breakGlass } from "@/lib/kpis/break-glass/definition";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiQuery } from "@/lib/kpis/model";
import { periodUntil } from "@/lib/kpis/period";
import { cellsBetween, daysOfSpan } from "@/lib/kpis/tally/cells";
import { hasFact } from "@/lib/kpis/tally/facts";
import { findRecordTallies } from "@/lib/kpis/tally/find";
import type { AsOf } from "@/lib/organisation/as-of";
import { type OrganisationSettings, organisationSettings } from "@/lib/organisation/settings";
import { OpenItem } from "./model";

/**
 * Reads outside approval of the last 90 days that nobody has looked into, by team, for who may read of them; and the
 * requests whose decision or review by this very viewer is overdue. Unsorted.
 */
export async function openBreakGlass(
  viewer: Viewer,
  filters: z.output<typeof KpiQuery>,
  instant: AsOf,
): Promise<OpenItem[]> {
  const { at } = instant;
  if (!can(viewer.bindings, "breakglass:review") && !can(viewer.bindings, "audit:read")) return [];
  const settings = await organisationSettings();
  const [actor, uses] = await Promise.all([actorOf(viewer), usesToSettle(instant, settings)]);
  const { text, values } = Prisma.sql`
    WITH ${uses}, s AS (
      SELECT 'read-outside-approval' AS class, team, service, environment, backend, classification, since, n FROM to_settle
      UNION ALL
      ${overdue("approval-overdue", "approve_by", inView(viewer, actor, "to-decide", at), at)}
      UNION ALL
      ${overdue("review-overdue", "review_by", inView(viewer, actor, "to-review", at), at)}
    ), item AS (
      SELECT s.*, ${inRowsOf(viewer)} AS in_scope FROM s WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)}
    )
    SELECT class, team, sum(n)::int AS count, coalesce(sum(n) FILTER (WHERE in_scope), 0)::int AS "inScope",
           (array_agg(classification ORDER BY array_position(
             ARRAY['critical', 'confidential', 'internal', 'configuration'], classification)))[1] AS classification,
           coalesce((array_agg(DISTINCT service) FILTER (WHERE in_scope AND service IS NOT NULL))[1:3], '{}') AS services,
           NULL AS kind, greatest(0, floor(extract(epoch FROM ${at}::timestamptz - min(since)) / 86400))::int AS "daysPastDue"
      FROM item GROUP BY class, team`;
  const { rows } = await pool().query(text, values);
  return z.array(OpenItem).parse(rows);
}

/** CTEs that end in `to_settle`: reads outside approval of the last 90 days nobody has looked into; from what a job has counted where it has. */
async function usesToSettle(
  { at, past }: AsOf,
  settings: OrganisationSettings,
): Promise<Prisma.Sql> {
  const { timeZone } = settings;
  const { from, to } = periodUntil("90d", at, settings);
  const asked = { from: () => from, now: at, settings };
  const tally = !past && (await findRecordTallies([breakGlass], asked)).get(breakGlass.id);
  if (tally) {
    const days = daysOfSpan(breakGlass, { from, timeZone }, tally);
    return Prisma.sql`to_settle AS (
      SELECT s.*, s.first_at AS since FROM (${cellsBetween(breakGlass.id, days)}) AS s WHERE ${hasFact("to-settle")})`;
  }
  return Prisma.sql`${usesBetween({ from, to, asOf: at, known: new Date(), timeZone })}, to_settle AS (
      SELECT u.*, u.began_at AS since, 1 AS n FROM used u LEFT JOIN break_glass_request r ON r.id = u.request_id
       WHERE ${toSettle(at)})`;
}

/** Requests of a view whose instant has passed, with the team and service their secrets have in common. */
function overdue(
  kind: string,
  due: "approve_by" | "review_by",
  inThat: Prisma.Sql,
  at: Date,
): Prisma.Sql {
  const common = (column: string) =>
    Prisma.raw(
      `CASE WHEN count(DISTINCT i.${column}) = 1 AND count(i.${column}) = count(*) THEN min(i.${column}) END`,
    );
  const instant = Prisma.raw(`r.${due}`);
  return Prisma.sql`
    SELECT ${kind}, ${common("team")}, ${common("service")}, ${common("environment")}, ${common("backend")},
           ${common("classification")}, ${instant}, 1
      FROM break_glass_request r
      JOIN break_glass_target g ON g.request_id = r.id JOIN secret i ON i.id = g.secret_id
     WHERE ${inThat} AND ${instant} <= ${at}::timestamptz GROUP BY r.id`;
}
