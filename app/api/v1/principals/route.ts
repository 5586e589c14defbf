import { PrincipalPage, PrincipalQuery } from "@/lib/access-history/principals/model";
import { listPrincipals } from "@/lib/access-history/principals/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Who the logs name and who that is, those who read most first",
  query: PrincipalQuery,
  response: PrincipalPage,
  handle: ({ viewer, query }) => listPrincipals(viewer, query),
});
