import { z } from "zod";
import { judgeFinding } from "@/lib/findings/judge";
import { JudgeInput } from "@/lib/findings/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "finding:judge",
  summary: "Judge that a pasted value is no credential; not for people of its own team",
  params: z.object({ id: z.uuid() }),
  body: JudgeInput,
  async handle({ viewer, params: { id }, body: { reason }, now }) {
    await judgeFinding(viewer, { id, reason }, now);
    return null;
  },
});
