import { z } from "zod";
import { fetchFile } from "@/lib/evidence/fetch-file";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:export",
  summary: "The file of one's own export; Range is honoured",
  params: z.object({ id: z.uuid() }),
  produces: "application/octet-stream",
  handle: ({ viewer, params, request, now }) => fetchFile(viewer, params.id, request.headers, now),
});
