import { get } from "@/lib/http/route";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { prometheusText } from "@/lib/metrics/prometheus-text";

const mediaType = "text/plain; version=0.0.4; charset=utf-8";

export const GET = get({
  permission: "kpi:read",
  summary: "The figures of the token's scope for Prometheus",
  produces: mediaType,
  async handle({ viewer, now }) {
    const kpis = await readKpis(viewer, KpiQuery.parse({}), { now });
    return new Response(prometheusText(kpis, now), { headers: { "content-type": mediaType } });
  },
});
