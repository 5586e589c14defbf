import { z } from "zod";
import { BreakGlassDetail } from "@/lib/break-glass/model";
import { getRequest } from "@/lib/break-glass/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "breakglass:read",
  summary: "One request with everything that was done to it",
  params: z.object({ id: z.uuid() }),
  response: BreakGlassDetail,
  handle: ({ viewer, params, now }) => getRequest(viewer, params.id, now),
});
