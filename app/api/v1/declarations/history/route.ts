import { DeclaredList, HistoryQuery } from "@/lib/declarations/model";
import { historyOf } from "@/lib/declarations/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "declaration:read",
  summary: "Everything that was declared on screen under a key, the newest first",
  query: HistoryQuery,
  response: DeclaredList,
  handle: async ({ viewer, query: { section, key } }) => ({
    items: await historyOf(viewer, section, key),
  }),
});
