import { get, post } from "@/lib/http/route";
import { Import, ImportList, UploadQuery } from "@/lib/registers/model";
import { listImports } from "@/lib/registers/queries";
import { receiveImport } from "@/lib/registers/receive";

export const GET = get({
  permission: "declaration:read",
  summary: "Files of people, teams and services that wait to be decided or were, the newest first",
  response: ImportList,
  handle: async ({ viewer }) => ({ items: await listImports(viewer) }),
});

export const POST = post({
  permission: "register:manage",
  summary: "Hand in a CSV file of people, teams or services: what it would do; nothing holds yet",
  query: UploadQuery,
  consumes: "text/csv",
  response: Import,
  handle: ({ viewer, query, request, now }) => receiveImport(viewer, query, request, now),
});
