import { AuditQuery } from "@/lib/audit-trail/audit-query";
import { AuditEntryList } from "@/lib/audit-trail/model";
import { listEntries } from "@/lib/audit-trail/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "audit:read",
  summary: "Kagimori's own audit trail, newest first",
  query: AuditQuery,
  response: AuditEntryList,
  handle: ({ viewer, query }) => listEntries(viewer, query),
});
