import { listOf } from "@/lib/http/model";
import { get } from "@/lib/http/route";
import { SyncRun } from "@/lib/sources/model";
import { listRuns } from "@/lib/sources/queries";
import { RunsQuery } from "@/lib/sources/runs-query";

export const GET = get({
  permission: "source:read",
  summary: "Sync runs, newest first",
  query: RunsQuery,
  response: listOf(SyncRun),
  handle: ({ viewer, query }) => listRuns(viewer, query),
});
