import { z } from "zod";
import { cancelExport } from "@/lib/evidence/commands";
import { Export } from "@/lib/evidence/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "access:export",
  summary: "Cancel one's own export while it is being made",
  params: z.object({ id: z.uuid() }),
  response: Export,
  handle: ({ viewer, params, now }) => cancelExport(viewer, params.id, now),
});
