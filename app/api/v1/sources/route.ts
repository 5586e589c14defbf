import { listOf } from "@/lib/http/model";
import { get } from "@/lib/http/route";
import { Source } from "@/lib/sources/model";
import { listSources } from "@/lib/sources/queries";

export const GET = get({
  permission: "source:read",
  summary: "Sources with their state, rights and latest run",
  response: listOf(Source),
  handle: ({ viewer, now }) => listSources(viewer, now),
});
