import { z } from "zod";
import { actOnExemption } from "@/lib/exemptions/act";
import { ExemptionActInput } from "@/lib/exemptions/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "exemption:decide",
  summary: "Approve an exemption; never one's own, nor of one's own team",
  params: z.object({ id: z.uuid() }),
  body: ExemptionActInput,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await actOnExemption(viewer, { id, action: "approve", reason }, () => new Date());
    return null;
  },
});
