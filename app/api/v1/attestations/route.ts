import { confirmSecrets } from "@/lib/attestation/confirm";
import {
  AttestationList,
  AttestationQuery,
  Confirmed,
  ConfirmInput,
} from "@/lib/attestation/model";
import { listAttestations } from "@/lib/attestation/queries";
import { get, post } from "@/lib/http/route";

export const GET = get({
  permission: "attestation:read",
  summary: "Secrets to confirm, what is due first: one's own, or all within scope",
  query: AttestationQuery,
  response: AttestationList,
  handle: ({ viewer, query, now }) => listAttestations(viewer, query, now),
});

export const POST = post({
  permission: "attestation:confirm",
  summary:
    "Confirm secrets as their owner, the owner's delegate, the lead of their team, or an operator; more than twenty at once are marked",
  body: ConfirmInput,
  response: Confirmed,
  handle: ({ viewer, body }) => confirmSecrets(viewer, body, () => new Date()),
});
