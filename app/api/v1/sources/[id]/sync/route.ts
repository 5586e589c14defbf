import { z } from "zod";
import { post } from "@/lib/http/route";
import { enqueueSync } from "@/lib/sources/commands";

export const POST = post({
  permission: "source:sync",
  summary: "Sync a source now",
  params: z.object({ id: z.string() }),
  response: z.object({ queued: z.boolean() }),
  handle: ({ viewer, params, now }) => enqueueSync(viewer, params.id, now),
});
