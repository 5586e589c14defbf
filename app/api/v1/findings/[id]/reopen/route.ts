import { z } from "zod";
import { judgeFinding } from "@/lib/findings/judge";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "finding:judge",
  summary: "Take back the judgement that a pasted value is no credential",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params: { id }, now }) {
    await judgeFinding(viewer, { id, reason: null }, now);
    return null;
  },
});
