import { BreakGlassSummary } from "@/lib/break-glass/model";
import { readSummary } from "@/lib/break-glass/summary";
import { get } from "@/lib/http/route";
import { KpiQuery } from "@/lib/kpis/model";

export const GET = get({
  permission: "breakglass:read",
  summary: "How many uses of each kind, what waits for whom asks, and the rules",
  query: KpiQuery,
  response: BreakGlassSummary,
  handle: ({ viewer, query, now }) => readSummary(viewer, query, now),
});
