import { BreakGlassList, CreatedRequest, ListQuery, RequestInput } from "@/lib/break-glass/model";
import { listRequests } from "@/lib/break-glass/queries";
import { requestAccess } from "@/lib/break-glass/request-access";
import { get, post } from "@/lib/http/route";

export const GET = get({
  permission: "breakglass:read",
  summary: "Requests for exceptional access, newest first",
  query: ListQuery,
  response: BreakGlassList,
  handle: ({ viewer, query, now }) => listRequests(viewer, query, now),
});

export const POST = post({
  permission: "breakglass:request",
  summary:
    "Ask for exceptional access: a window against which reads are judged; nothing is granted",
  body: RequestInput,
  response: CreatedRequest,
  handle: ({ viewer, body }) => requestAccess(viewer, body, () => new Date()),
});
