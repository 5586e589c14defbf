import { post } from "@/lib/http/route";
import { signOutEverywhere } from "@/lib/users/own-account";

export const POST = post({
  permission: "token:own",
  summary: "End one's own sessions on every device",
  async handle({ viewer, now }) {
    await signOutEverywhere(viewer, now);
    return null;
  },
});
