import { get } from "@/lib/http/route";
import { KpiQuery } from "@/lib/kpis/model";
import { Headline } from "@/lib/open-items/model";
import { readHeadline } from "@/lib/open-items/queries";

export const GET = get({
  permission: "kpi:read",
  summary: "What is open, most pressing first, and what changed most",
  query: KpiQuery,
  response: Headline,
  handle: ({ viewer, query, now }) => readHeadline(viewer, query, { now }),
});
