import { z } from "zod";
import { post } from "@/lib/http/route";
import { revokeToken } from "@/lib/tokens/commands";

export const POST = post({
  permission: "token:own",
  summary: "Revoke an API token",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params, now }) {
    await revokeToken(viewer, params.id, now);
    return null;
  },
});
