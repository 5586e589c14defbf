import { AccessEventPage } from "@/lib/access-history/model/event";
import { AccessQuery } from "@/lib/access-history/model/query";
import { viewAccessEvents } from "@/lib/access-history/view";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary:
    "Who used what, when, from where: rows, newest first; a person is followed for a stated purpose",
  query: AccessQuery,
  response: AccessEventPage,
  handle: ({ viewer, query, now }) => viewAccessEvents(viewer, query, { now }),
});
