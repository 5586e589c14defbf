import { proposeHandOver } from "@/lib/attestation/marks";
import { HandOverInput, Marked } from "@/lib/attestation/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "attestation:confirm",
  summary: "Say that secrets are somebody else's; the owner changes when that is accepted",
  body: HandOverInput,
  response: Marked,
  handle: ({ viewer, body, now }) => proposeHandOver(viewer, body, now),
});
