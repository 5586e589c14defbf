import { Summary, SummaryQuery } from "@/lib/access-history/model/counts";
import { summariseAccess } from "@/lib/access-history/summary";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "kpi:read",
  summary: "Accesses counted by day, outcome, cause and use; no rows and nobody's name",
  query: SummaryQuery,
  response: Summary,
  handle: ({ viewer, query, now }) => summariseAccess(viewer, query, { now }),
});
