import { z } from "zod";
import { SetAsideList } from "@/lib/access-history/ingest/model";
import { listSetAside } from "@/lib/access-history/ingest/set-aside";
import { SetAsideQuery } from "@/lib/access-history/ingest/set-aside-query";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Records of a log that could not be read, newest first",
  params: z.object({ id: z.string() }),
  query: SetAsideQuery,
  response: SetAsideList,
  handle: ({ viewer, params, query }) => listSetAside(viewer, params.id, query),
});
