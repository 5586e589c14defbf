import { z } from "zod";
import { rejectRequest } from "@/lib/break-glass/commands";
import { BreakGlassDetail, ReasonInput } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:decide",
  summary: "Reject a request; a running emergency ends with it",
  params: z.object({ id: z.uuid() }),
  body: ReasonInput,
  response: BreakGlassDetail,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await rejectRequest(viewer, { id, reason }, () => new Date());
    return getRequest(viewer, id, new Date());
  },
});
