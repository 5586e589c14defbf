import { z } from "zod";
import { openPost } from "@/lib/http/route";
import { acceptInvite } from "@/lib/users/accept-invite";
import { AcceptInvite } from "@/lib/users/model";

export const POST = openPost({
  open: "Whoever holds the link of an invitation has no account yet.",
  summary: "Set a passphrase and use the invitation up",
  body: AcceptInvite,
  response: z.object({ email: z.string() }),
  handle: async ({ body, now }) => ({ email: await acceptInvite(body, now) }),
});
