import { BreakGlassUses, UsesQuery } from "@/lib/break-glass/model";
import { listUses } from "@/lib/break-glass/uses";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "breakglass:read",
  summary: "Reads of production by people, held against the windows somebody approved",
  query: UsesQuery,
  response: BreakGlassUses,
  handle: ({ viewer, query, now }) => listUses(viewer, query, now),
});
