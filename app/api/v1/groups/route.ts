import { post } from "@/lib/http/route";
import { NewGroupRole, RoleOutcome } from "@/lib/users/model/accounts";
import { grantGroup } from "@/lib/users/role-changes";

export const POST = post({
  permission: "user:manage",
  summary: "Give a role to everybody whose single sign-on names a group",
  body: NewGroupRole,
  response: RoleOutcome,
  handle: ({ viewer, body, now }) => grantGroup(viewer, body, now),
});
