import { decide } from "@/lib/declarations/commands";
import { Decide, DeclarationParams, Outcome } from "@/lib/declarations/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "declaration:decide",
  summary: "Decide what somebody proposed, or take back what one proposed oneself",
  params: DeclarationParams,
  body: Decide,
  response: Outcome,
  handle: ({ viewer, params, body, now }) => decide(viewer, params.id, body.decision, now),
});
