import { z } from "zod";
import { decideMark } from "@/lib/attestation/decide-mark";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "attestation:confirm",
  summary: "Take a hand-over or a mark for retirement back",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params: { id } }) {
    await decideMark(viewer, { id, action: "withdraw" }, () => new Date());
    return null;
  },
});
