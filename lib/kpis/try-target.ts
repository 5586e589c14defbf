import { assertMayEverywhere } from "@/lib/access-control/everywhere";
import type { Viewer } from "@/lib/access-control/viewer";
import { notFound } from "@/lib/errors";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { statusOf } from "./evaluate";
import { KpiQuery } from "./model";
import type { TargetToTry, TargetTrial } from "./model/target-trial";
import { readKpis } from "./queries";
import { choose } from "./question";
import { worse } from "./rate";
import { closedDays, dayValue } from "./trend";

const points = 13;
/** Closes may be weekly where they are old. */
const farthestDays = 120;

/**
 * What another target would make of a figure, without declaring it: its standing now, and on the last thirteen closed days
 * whether it was met by the target as it is and as it would be.
 */
export async function tryTarget(
  viewer: Viewer,
  { kpi: id, target }: TargetToTry,
  now: Date,
): Promise<TargetTrial> {
  assertMayEverywhere(viewer, "declaration:propose");
  const [kpi] = choose(viewer, [id]);
  const [{ items }, { timeZone }] = await Promise.all([
    readKpis(viewer, KpiQuery.parse({}), { now, ids: [id] }),
    organisationSettings(),
  ]);
  const [figure] = items;
  if (!kpi || !figure) throw notFound(`There is no KPI ${id}.`);
  const { value, judged, status, atLeast, beside } = figure;
  const after = statusOf(kpi, judged, target, atLeast);
  const share = kpi.records && beside.find((one) => one.id === kpi.rate?.id);
  const today = dayOf(now, timeZone);
  const tellsDays = !(kpi.records && (kpi.judgedBy || (kpi.overPeriod && kpi.unit !== "ratio")));
  const closed = tellsDays
    ? await closedDays(viewer, kpi, KpiQuery.parse({}), {
        from: addDays(today, -farthestDays),
        to: today,
      })
    : [];
  const met = (of: number, against: number) =>
    ["ok", "no-data"].includes(statusOf(kpi, of, against, false));
  return {
    kpi: id,
    target: figure.target ?? kpi.target,
    value,
    status,
    statusAfter: share && share.value !== null ? worse(after, share.status) : after,
    points: closed
      .flatMap((day) => {
        const of = kpi.judgedBy ? day.judged : dayValue(kpi, day);
        return of === null
          ? []
          : [
              {
                day: day.day,
                value: of,
                met: met(of, figure.target ?? kpi.target),
                metAfter: met(of, target),
              },
            ];
      })
      .slice(-points),
  };
}
