import { get } from "@/lib/http/route";
import { ImportParams, ImportRowList, ImportRowsQuery } from "@/lib/registers/model";
import { importRows } from "@/lib/registers/queries";

export const GET = get({
  permission: "declaration:read",
  summary: "Rows of such a file by what they do, with before and after",
  params: ImportParams,
  query: ImportRowsQuery,
  response: ImportRowList,
  handle: ({ viewer, params, query, now }) => importRows(viewer, params.id, query, now),
});
