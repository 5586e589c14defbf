import { get } from "@/lib/http/route";
import { KpiParams, KpiRows, KpiRowsQuery } from "@/lib/kpis/model";
import { readKpiRows } from "@/lib/kpis/rows";

export const GET = get({
  permission: "secret:read",
  summary: "The rows behind a KPI, a part or an exclusion of it",
  params: KpiParams,
  query: KpiRowsQuery,
  response: KpiRows,
  handle: ({ viewer, params, query, now }) => readKpiRows(viewer, params.id, query, { now }),
});
