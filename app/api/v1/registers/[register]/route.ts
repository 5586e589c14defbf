import { get } from "@/lib/http/route";
import { listRegister } from "@/lib/registers/list";
import { RegisterParams, RegisterRowList } from "@/lib/registers/model";
import { RegisterQuery } from "@/lib/registers/register-query";

export const GET = get({
  permission: "declaration:read",
  summary: "People, teams or services as the registers have them, and who says so",
  params: RegisterParams,
  query: RegisterQuery,
  response: RegisterRowList,
  handle: ({ viewer, params, query, now }) => listRegister(viewer, params.register, query, now),
});
