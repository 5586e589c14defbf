import { FindingQuery, PastedValueList } from "@/lib/findings/model";
import { listFindings } from "@/lib/findings/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "finding:read",
  summary:
    "Credentials pasted into names, descriptions, tags or custom metadata: where, never what",
  query: FindingQuery,
  response: PastedValueList,
  handle: ({ viewer, query }) => listFindings(viewer, query),
});
