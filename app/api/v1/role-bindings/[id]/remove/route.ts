import { z } from "zod";
import { post } from "@/lib/http/route";
import { Removal, RoleOutcome } from "@/lib/users/model/accounts";
import { removeRole } from "@/lib/users/role-changes";

export const POST = post({
  permission: "user:manage",
  summary: "Take a role that was given on screen or on the command line",
  params: z.object({ id: z.uuid() }),
  body: Removal,
  response: RoleOutcome,
  handle: ({ viewer, params, body, now }) => removeRole(viewer, params.id, body.reason, now),
});
