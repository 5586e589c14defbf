import { z } from "zod";
import { openPost } from "@/lib/http/route";
import { readInvite } from "@/lib/users/accept-invite";
import { InviteSecret, OpenInvite } from "@/lib/users/model";

export const POST = openPost({
  open: "Whoever holds the link of an invitation has no account yet.",
  summary: "Whose invitation this is",
  body: z.strictObject({ secret: InviteSecret }),
  response: OpenInvite,
  handle: ({ body, now }) => readInvite(body.secret, now),
});
