import { get } from "@/lib/http/route";
import { KpiList, KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";

export const GET = get({
  permission: "kpi:read",
  summary: "All KPIs for one instant",
  query: KpiQuery,
  response: KpiList,
  handle: ({ viewer, query, now }) => readKpis(viewer, query, { now }),
});
