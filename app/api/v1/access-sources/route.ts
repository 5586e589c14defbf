import { LogList, LogsQuery } from "@/lib/continuity/model";
import { listLogs } from "@/lib/continuity/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "log:read",
  summary: "The logs, their places, and how many of their last hours can be proved",
  query: LogsQuery,
  response: LogList,
  handle: ({ viewer, query, now }) => listLogs(viewer, query, now),
});
