import { Timeline } from "@/lib/access-history/model/counts";
import { StatedFilters } from "@/lib/access-history/model/query";
import { viewTimeline } from "@/lib/access-history/view";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Accesses by day under any filter of /access-events",
  query: StatedFilters,
  response: Timeline,
  handle: ({ viewer, query, now }) => viewTimeline(viewer, query, { now }),
});
