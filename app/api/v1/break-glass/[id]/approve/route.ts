import { z } from "zod";
import { approveRequest } from "@/lib/break-glass/commands";
import { BreakGlassDetail, ReasonInput } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:decide",
  summary: "Approve a request, or an emergency afterwards; never one's own",
  params: z.object({ id: z.uuid() }),
  body: ReasonInput,
  response: BreakGlassDetail,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await approveRequest(viewer, { id, reason }, () => new Date());
    return getRequest(viewer, id, new Date());
  },
});
