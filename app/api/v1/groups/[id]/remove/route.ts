import { z } from "zod";
import { post } from "@/lib/http/route";
import { Removal, RoleOutcome } from "@/lib/users/model/accounts";
import { removeGroup } from "@/lib/users/role-changes";

export const POST = post({
  permission: "user:manage",
  summary: "Take a group's role again, from all who have it by that group",
  params: z.object({ id: z.uuid() }),
  body: Removal,
  response: RoleOutcome,
  handle: ({ viewer, params, body, now }) => removeGroup(viewer, params.id, body.reason, now),
});
