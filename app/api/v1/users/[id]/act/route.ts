import { z } from "zod";
import { post } from "@/lib/http/route";
import { actOnUser } from "@/lib/users/account-acts";
import { ActOnUser } from "@/lib/users/model/accounts";

export const POST = post({
  permission: "user:manage",
  summary: "Disable, enable, unlock or sign out an account, or have its passphrase changed",
  params: z.object({ id: z.uuid() }),
  body: ActOnUser,
  async handle({ viewer, params, body, now }) {
    await actOnUser(viewer, params.id, body.act, now);
    return null;
  },
});
