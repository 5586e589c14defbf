import { KpiId, KpiQuery } from "@/lib/kpis/model";
import type { OverviewParams } from "./links";
import { readTeamOrder, type TeamOrder, type TeamSort } from "./team-order";

/** Spans of the trend, in days. */
export const ranges = [30, 90, 365] as const;
export type Range = (typeof ranges)[number];

const sorts: readonly TeamSort[] = ["team", "secrets", ...KpiId.options];

/** What the overview's URL asks for. What it does not understand is as if it were not there: a page is no API. */
export function readOverviewParams(params: OverviewParams): {
  query: ReturnType<typeof KpiQuery.parse>;
  chosen: KpiId;
  days: Range;
  order: TeamOrder;
} {
  const first = (key: string) => [params[key] ?? []].flat()[0];
  const known = Object.fromEntries(
    Object.keys(KpiQuery.shape).flatMap((key) => {
      const values = [params[key] ?? []].flat();
      return values.length > 0 ? [[key, values]] : [];
    }),
  );
  return {
    query: KpiQuery.safeParse(known).data ?? KpiQuery.parse({}),
    chosen: KpiId.safeParse(first("kpi")).data ?? "rotation-compliance",
    days: ranges.find((range) => String(range) === first("days")) ?? 90,
    order: readTeamOrder(first("teamSort"), sorts),
  };
}
