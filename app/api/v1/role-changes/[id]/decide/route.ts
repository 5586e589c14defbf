import { z } from "zod";
import { post } from "@/lib/http/route";
import { DecideRole } from "@/lib/users/model/accounts";
import { decideRole } from "@/lib/users/role-changes";

export const POST = post({
  permission: "user:manage",
  summary: "Decide a role somebody else proposed, or take back what one proposed oneself",
  params: z.object({ id: z.uuid() }),
  body: DecideRole,
  async handle({ viewer, params, body, now }) {
    await decideRole(viewer, params.id, body.decision, now);
    return null;
  },
});
