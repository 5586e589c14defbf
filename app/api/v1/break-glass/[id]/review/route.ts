import { z } from "zod";
import { reviewWindow } from "@/lib/break-glass/commands";
import { BreakGlassDetail, ReviewInput } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:review",
  summary: "Review a window that has ended: how it went, how and when access was withdrawn",
  params: z.object({ id: z.uuid() }),
  body: ReviewInput,
  response: BreakGlassDetail,
  async handle({ viewer, params: { id }, body }) {
    await reviewWindow(viewer, id, body, () => new Date());
    return getRequest(viewer, id, new Date());
  },
});
