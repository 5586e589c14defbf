import { z } from "zod";
import { withdrawRequest } from "@/lib/break-glass/commands";
import { BreakGlassDetail, ReasonInput } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:request",
  summary: "Take back what has not begun",
  params: z.object({ id: z.uuid() }),
  body: ReasonInput,
  response: BreakGlassDetail,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await withdrawRequest(viewer, { id, reason }, () => new Date());
    return getRequest(viewer, id, new Date());
  },
});
