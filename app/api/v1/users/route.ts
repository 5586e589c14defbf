import { get } from "@/lib/http/route";
import { UserList } from "@/lib/users/model/accounts";
import { listUsers } from "@/lib/users/queries";

export const GET = get({
  permission: "user:manage",
  summary: "People with access, their roles and where each comes from, and what waits for a second",
  response: UserList,
  handle: ({ viewer, now }) => listUsers(viewer, now),
});
