import { UnknownTargetPage } from "@/lib/access-history/model/unknown";
import { listUnknownTargets, UnknownQuery } from "@/lib/access-history/unknown-targets";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "What logs name and the inventory does not hold",
  query: UnknownQuery,
  response: UnknownTargetPage,
  handle: ({ viewer, query }) => listUnknownTargets(viewer, query),
});
