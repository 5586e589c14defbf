import { Decide } from "@/lib/declarations/model";
import { post } from "@/lib/http/route";
import { decideImport } from "@/lib/registers/commands";
import { ImportOutcome, ImportParams } from "@/lib/registers/model";

export const POST = post({
  permission: "declaration:decide",
  summary: "Decide an import that somebody proposed, or take back what one proposed oneself",
  params: ImportParams,
  body: Decide,
  response: ImportOutcome,
  handle: ({ viewer, params, body, now }) => decideImport(viewer, params.id, body.decision, now),
});
