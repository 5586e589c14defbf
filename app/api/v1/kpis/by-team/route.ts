import { get } from "@/lib/http/route";
import { KpiQuery, TeamTable } from "@/lib/kpis/model";
import { readTeams } from "@/lib/kpis/queries";

export const GET = get({
  permission: "kpi:read",
  summary: "The figures of every team",
  query: KpiQuery,
  response: TeamTable,
  handle: ({ viewer, query, now }) => readTeams(viewer, query, { now }),
});
