import { z } from "zod";
import { HoursQuery, LogHours } from "@/lib/continuity/model";
import { listHours } from "@/lib/continuity/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "log:read",
  summary: "Every hour of a source's logs: covered, gap, unprovable or pending",
  params: z.object({ id: z.string() }),
  query: HoursQuery,
  response: LogHours,
  handle: ({ viewer, params, query, now }) => listHours(viewer, params.id, query, now),
});
