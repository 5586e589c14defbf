import { z } from "zod";
import { get } from "@/lib/http/route";
import { SyncRun } from "@/lib/sources/model";
import { getRun } from "@/lib/sources/queries";

export const GET = get({
  permission: "source:read",
  summary: "One sync run",
  params: z.object({ id: z.uuid() }),
  response: SyncRun,
  handle: ({ viewer, params }) => getRun(viewer, params.id),
});
