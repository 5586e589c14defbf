import { z } from "zod";
import { decideMark } from "@/lib/attestation/decide-mark";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "attestation:confirm",
  summary: "Accept a hand-over: the owner changes; never one's own proposal",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params: { id } }) {
    await decideMark(viewer, { id, action: "accept" }, () => new Date());
    return null;
  },
});
