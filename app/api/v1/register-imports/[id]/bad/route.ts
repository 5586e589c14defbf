import { get } from "@/lib/http/route";
import { HeaderQuery, ImportParams } from "@/lib/registers/model";
import { badRows } from "@/lib/registers/queries";

export const GET = get({
  permission: "declaration:read",
  summary: "The rows of such a file that were set aside, as a CSV file with line and reason",
  params: ImportParams,
  query: HeaderQuery,
  produces: "text/csv",
  handle: ({ viewer, params, query, now }) => badRows(viewer, params.id, query.header, now),
});
