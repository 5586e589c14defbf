import { z } from "zod";
import { actOnExemption } from "@/lib/exemptions/act";
import { ExemptionActInput } from "@/lib/exemptions/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "exemption:request",
  summary: "End an exemption before its last day",
  params: z.object({ id: z.uuid() }),
  body: ExemptionActInput,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await actOnExemption(viewer, { id, action: "end", reason }, () => new Date());
    return null;
  },
});
