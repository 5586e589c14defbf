import {
  CreatedExemption,
  ExemptionInput,
  ExemptionList,
  ExemptionQuery,
} from "@/lib/exemptions/model";
import { listExemptions } from "@/lib/exemptions/queries";
import { requestExemption } from "@/lib/exemptions/request";
import { get, post } from "@/lib/http/route";

export const GET = get({
  permission: "exemption:read",
  summary: "Exemptions from rotation: requested, in force and over, newest first",
  query: ExemptionQuery,
  response: ExemptionList,
  handle: ({ viewer, query, now }) => listExemptions(viewer, query, now),
});

export const POST = post({
  permission: "exemption:request",
  summary: "Ask that a secret need not be rotated until a day, at most twelve months ahead",
  body: ExemptionInput,
  response: CreatedExemption,
  handle: ({ viewer, body }) => requestExemption(viewer, body, () => new Date()),
});
