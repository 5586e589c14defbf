import { webEnvironment } from "@/lib/config/environment";
import { post } from "@/lib/http/route";
import { inviteOnScreen } from "@/lib/users/invite";
import { InvitedOnScreen, InviteOnScreen } from "@/lib/users/model/accounts";

export const POST = post({
  permission: "user:manage",
  summary: "Invite somebody, or make a new link for who is known; the link is told this once",
  body: InviteOnScreen,
  response: InvitedOnScreen,
  handle: ({ viewer, body, now }) =>
    inviteOnScreen(viewer, body, { now, origin: webEnvironment().origin }),
});
