import { PersonQuery } from "@/lib/access-history/model/query";
import { PersonAccess } from "@/lib/access-history/model/readers";
import { viewPerson } from "@/lib/access-history/view";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "What one person read; for a stated purpose, which is kept in the audit trail",
  query: PersonQuery,
  response: PersonAccess,
  handle: ({ viewer, query: { person, ...stated }, now }) =>
    viewPerson(viewer, person, stated, { now }),
});
