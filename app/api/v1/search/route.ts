import { get } from "@/lib/http/route";
import { Found, SearchQuery } from "@/lib/search/model";
import { find } from "@/lib/search/queries";

export const GET = get({
  permission: "secret:read",
  summary: "Secrets, people, KPIs and kept views by words, as far as the viewer may see them",
  query: SearchQuery,
  response: Found,
  handle: ({ viewer, query }) => find(viewer, query),
});
