import { post } from "@/lib/http/route";
import { applyImport } from "@/lib/registers/commands";
import { Application, ImportOutcome, ImportParams } from "@/lib/registers/model";

export const POST = post({
  permission: "register:manage",
  summary: "Apply a preview, all rows at once; it holds or waits for a second person",
  params: ImportParams,
  body: Application,
  response: ImportOutcome,
  handle: ({ viewer, params, body, now }) => applyImport(viewer, params.id, body, now),
});
