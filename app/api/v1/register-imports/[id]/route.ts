import { get } from "@/lib/http/route";
import { Import, ImportParams } from "@/lib/registers/model";
import { readImport } from "@/lib/registers/queries";

export const GET = get({
  permission: "declaration:read",
  summary: "What a file handed in would do or did; a preview is open to who handed it in alone",
  params: ImportParams,
  response: Import,
  handle: ({ viewer, params, now }) => readImport(viewer, params.id, now),
});
