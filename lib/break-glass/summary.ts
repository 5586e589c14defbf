import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { logCoverage } from "@/lib/continuity/coverage";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiQuery } from "@/lib/kpis/model";
import { periodUntil } from "@/lib/kpis/period";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { actorOf } from "./actor";
import type { BreakGlassSummary } from "./model";
import { useKinds } from "./model/kinds";
import { breakGlassRules } from "./rules";
import { inView } from "./state-sql";
import { unusedBetween } from "./unused-sql";
import { usesShownTo } from "./use-row";
import { usesBetween } from "./uses-sql";
import { visibleRequests } from "./visible";

const Counts = z.object({ uses: z.record(z.string(), z.int()), open: z.int(), unused: z.int() });
const Waiting = z.object({ toDecide: z.int(), toReview: z.int(), open: z.int() });

/** How many uses of each kind began in the period, and what waits for this viewer: of what he may see. */
export async function readSummary(
  viewer: Viewer,
  { asOf, period, ...filters }: z.output<typeof KpiQuery>,
  now: Date,
): Promise<BreakGlassSummary> {
  assertMay(viewer, "breakglass:read");
  const actor = await actorOf(viewer);
  const settings = await organisationSettings();
  const { at } = readAsOf(asOf, settings.timeZone, now);
  const { timeZone } = settings;
  const { from, to } = periodUntil(period, at, settings);
  const span = { from, to, asOf: at, known: now, timeZone };
  const visible = visibleRequests(viewer, actor);
  const counting = Prisma.sql`
    WITH ${usesBetween(span)}, ${unusedBetween(span)}, ${usesShownTo(viewer, actor, at)},
         kinds AS (SELECT s.kind, count(*)::int AS n, (count(*) FILTER (WHERE s.open))::int AS open
                     FROM shown_use s WHERE ${inFilters(filters)} GROUP BY 1)
    SELECT coalesce(jsonb_object_agg(kind, n), '{}') AS uses, coalesce(sum(open), 0)::int AS open,
           (SELECT count(*)::int FROM break_glass_request r WHERE r.id IN (SELECT id FROM unused) AND ${visible}) AS unused
      FROM kinds`;
  const view = (name: "to-decide" | "to-review" | "open") =>
    Prisma.sql`(count(*) FILTER (WHERE ${inView(viewer, actor, name, at)}))::int`;
  const waiting = Prisma.sql`SELECT ${view("to-decide")} AS "toDecide", ${view("to-review")} AS "toReview", ${view("open")} AS open
    FROM break_glass_request r WHERE ${visible}`;
  const [counted, waits, coverage, rules] = await Promise.all([
    pool().query(counting.text, counting.values),
    pool().query(waiting.text, waiting.values),
    logCoverage({ from, to, now }),
    breakGlassRules(),
  ]);
  const { uses, open, unused } = Counts.parse(counted.rows[0]);
  const { reads: _, ...shown } = rules;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    uses: Object.fromEntries(
      useKinds.map((kind) => [kind, uses[kind] ?? 0]),
    ) as BreakGlassSummary["uses"],
    open,
    unused,
    waiting: Waiting.parse(waits.rows[0]),
    reached: coverage.sources.some(({ reached }) => reached),
    hours: coverage.hours,
    rules: { ...shown, environments: [...shown.environments] },
  };
}
