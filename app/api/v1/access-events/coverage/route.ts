import { readLogDays } from "@/lib/access-history/log-days";
import { LogDays, LogDaysQuery } from "@/lib/access-history/model/log-days";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Which hours of which log can be proved, by day",
  query: LogDaysQuery,
  response: LogDays,
  handle: ({ query, now }) => readLogDays(query, { now }),
});
