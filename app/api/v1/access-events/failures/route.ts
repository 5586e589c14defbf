import { FailuresByCause } from "@/lib/access-history/model/failures";
import { StatedFilters } from "@/lib/access-history/model/query";
import { viewFailures } from "@/lib/access-history/view";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Failed reads by cause, and how many runs began soon after a change of the secret",
  query: StatedFilters,
  response: FailuresByCause,
  handle: ({ viewer, query, now }) => viewFailures(viewer, query, { now }),
});
