import { get } from "@/lib/http/route";
import { KpiParams, Trend, TrendQuery } from "@/lib/kpis/model";
import { readTrend } from "@/lib/kpis/read-trend";

export const GET = get({
  permission: "kpi:read",
  summary: "The closed days of a KPI",
  params: KpiParams,
  query: TrendQuery,
  response: Trend,
  handle: ({ viewer, params, query, now }) => readTrend(viewer, params.id, query, { now }),
});
