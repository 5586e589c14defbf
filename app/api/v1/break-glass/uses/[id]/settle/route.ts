import { z } from "zod";
import { SettlementInput } from "@/lib/break-glass/model";
import { settleUse } from "@/lib/break-glass/settle-use";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "breakglass:review",
  summary: "Write down what was found out about a read outside approval; it stays counted",
  params: z.object({ id: z.string().max(200) }),
  body: SettlementInput,
  async handle({ viewer, params, body }) {
    await settleUse(viewer, params.id, body, () => new Date());
    return null;
  },
});
