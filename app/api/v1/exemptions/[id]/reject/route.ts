import { z } from "zod";
import { actOnExemption } from "@/lib/exemptions/act";
import { ExemptionActInput } from "@/lib/exemptions/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "exemption:decide",
  summary: "Reject a request for an exemption",
  params: z.object({ id: z.uuid() }),
  body: ExemptionActInput,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await actOnExemption(viewer, { id, action: "reject", reason }, () => new Date());
    return null;
  },
});
