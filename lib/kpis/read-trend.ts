import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { invalidInput, notFound } from "@/lib/errors";
import { readAsOf } from "@/lib/organisation/as-of";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import type { KpiDefinition } from "./definition";
import type { KpiId, Trend, TrendQuery } from "./model";
import { choose } from "./question";
import { knownNow } from "./restated";
import { type ClosedDay, closedDays, dayValue } from "./trend";

const teamsShown = 2;

/**
 * The closed days of a KPI, the teams that stand worst, and what happened in between. Of what happened more may have become
 * known since a day was closed: `restating` says what that would make of it.
 */
export async function readTrend(
  viewer: Viewer,
  id: KpiId,
  { asOf, days, period: _period, ...filters }: z.output<typeof TrendQuery>,
  { now, restating = true }: { now: Date; restating?: boolean },
): Promise<Trend> {
  const [kpi] = choose(viewer, [id]);
  if (!kpi) throw notFound(`There is no KPI ${id}.`);
  const { timeZone, targets } = await organisationSettings();
  const to = dayOf(readAsOf(asOf, timeZone, now).at, timeZone);
  const from = addDays(to, -days);
  if (from > to) throw invalidInput("The trend ends before it begins.", { days: "too many" });
  const closed = await closedDays(viewer, kpi, filters, { from, to, byTeam: true });
  const known =
    kpi.records && restating ? await knownNow(viewer, kpi, filters, { from, to, now }) : none;
  return {
    id,
    from,
    to,
    // The target of a period says nothing of a day.
    target:
      kpi.judgedBy || (kpi.records && kpi.overPeriod && kpi.unit !== "ratio")
        ? null
        : (targets[id] ?? kpi.target),
    points: closed
      .filter(({ team }) => team === undefined)
      .map((day) => point(kpi, day, known.get(day.day))),
    teams: worstTeams(kpi, closed),
    events: await events(id, from, to, timeZone),
  };
}

const none: ReadonlyMap<string, number | null> = new Map();

const point = (kpi: KpiDefinition, day: ClosedDay, known?: number | null) => ({
  day: day.day,
  value: dayValue(kpi, day),
  restated: known === undefined || known === dayValue(kpi, day) ? null : known,
  numerator: day.numerator,
  denominator: day.denominator,
  late: day.late,
});

/** Only rates are comparable between teams: a count grows with the team. */
function worstTeams(kpi: KpiDefinition, closed: readonly ClosedDay[]): Trend["teams"] {
  if (kpi.unit !== "ratio") return [];
  const byTeam = new Map<string, ClosedDay[]>();
  for (const day of closed)
    if (day.team) byTeam.set(day.team, [...(byTeam.get(day.team) ?? []), day]);
  return [...byTeam]
    .map(([team, days]) => ({ team, points: days.map((day) => point(kpi, day)) }))
    .sort((a, b) => last(a.points) - last(b.points))
    .slice(0, teamsShown);
}

const last = (points: readonly { value: number | null }[]) => points.at(-1)?.value ?? 1;

const EventRow = z.object({
  at: z.date(),
  kind: z.enum([
    "place-connected",
    "config-changed",
    "definition-changed",
    "target-changed",
    "rules-applied",
  ]),
  label: z.string(),
  detail: z.unknown(),
});
const Applied = z.object({
  better: z.int(),
  worse: z.int(),
  takenOut: z.int(),
  broughtBack: z.int(),
});

/** What rules did to the rows of a figure: into and out of compliance, or of the counts; null: nothing that it counts. */
function movedIn(id: string, detail: unknown) {
  const { data } = Applied.safeParse(detail);
  if (!data) return null;
  const { better, worse, takenOut, broughtBack } = data;
  if (id === "rotation-compliance")
    return better + worse > 0 ? { into: better, outOf: worse } : null;
  return takenOut + broughtBack > 0 ? { into: broughtBack, outOf: takenOut } : null;
}

/** What moves the line: the first sync of a place, a config, a definition, a target, and what changed rules did. */
async function events(id: KpiId, from: string, to: string, timeZone: string) {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT first_sync_at AS at, 'place-connected' AS kind, label, NULL::jsonb AS detail FROM place WHERE first_sync_at IS NOT NULL
    UNION ALL
    SELECT applied_at, 'config-changed', left(hash, 8), NULL FROM config_version
     WHERE applied_at > (SELECT min(applied_at) FROM config_version)
    UNION ALL
    SELECT min(as_of), 'definition-changed', definition_version::text, NULL FROM kpi_close
     WHERE kpi_id = ${id} AND definition_version > 1 GROUP BY definition_version
    UNION ALL
    SELECT decided_at, 'target-changed', coalesce(body #>> '{}', ''), NULL FROM declaration
     WHERE section = 'targets' AND key = ${id} AND decided_at IS NOT NULL AND state <> 'rejected'
    UNION ALL
    SELECT at, 'rules-applied', '', detail FROM audit_entry WHERE action = 'rules-applied'
    ORDER BY 1`;
  return z
    .array(EventRow)
    .parse(rows)
    .map(({ at, kind, label, detail }) => ({
      day: dayOf(at, timeZone),
      kind,
      label,
      moved: kind === "rules-applied" ? movedIn(id, detail) : null,
    }))
    .filter(({ day, kind, moved }) => {
      const says = kind !== "rules-applied" || moved !== null;
      return says && day >= from && day <= to;
    });
}
