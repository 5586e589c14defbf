import { z } from "zod";
import { post } from "@/lib/http/route";
import { NewRole, RoleOutcome } from "@/lib/users/model/accounts";
import { grantRole } from "@/lib/users/role-changes";

export const POST = post({
  permission: "user:manage",
  summary: "Give somebody a role, never oneself; it holds at once or waits for a second person",
  params: z.object({ id: z.uuid() }),
  body: NewRole,
  response: RoleOutcome,
  handle: ({ viewer, params, body, now }) => grantRole(viewer, params.id, body, now),
});
