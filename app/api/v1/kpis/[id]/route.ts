import { notFound } from "@/lib/errors";
import { get } from "@/lib/http/route";
import { Kpi, KpiParams, KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";

export const GET = get({
  permission: "kpi:read",
  summary: "One KPI for one instant",
  params: KpiParams,
  query: KpiQuery,
  response: Kpi,
  async handle({ viewer, params, query, now }) {
    const [kpi] = (await readKpis(viewer, query, { now, ids: [params.id] })).items;
    if (!kpi) throw notFound(`There is no KPI ${params.id}.`);
    return kpi;
  },
});
