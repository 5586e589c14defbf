import { noteRetirement } from "@/lib/attestation/marks";
import { Marked, RetireInput } from "@/lib/attestation/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "attestation:confirm",
  summary: "Say that secrets are no longer needed; Kagimori deletes nothing",
  body: RetireInput,
  response: Marked,
  handle: ({ viewer, body, now }) => noteRetirement(viewer, body, now),
});
