import { AttestationProgress } from "@/lib/attestation/model";
import { attestationProgress } from "@/lib/attestation/progress";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "attestation:read",
  summary: "How many secrets of each team are confirmed",
  response: AttestationProgress,
  handle: ({ viewer, now }) => attestationProgress(viewer, now),
});
