import { z } from "zod";
import { endWindow } from "@/lib/break-glass/commands";
import { BreakGlassDetail, ReasonInput } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:request",
  summary: "End a window before its time; access itself is withdrawn in the backend",
  params: z.object({ id: z.uuid() }),
  body: ReasonInput,
  response: BreakGlassDetail,
  async handle({ viewer, params: { id }, body: { reason } }) {
    await endWindow(viewer, { id, reason }, () => new Date());
    return getRequest(viewer, id, new Date());
  },
});
