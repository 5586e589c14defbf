import { z } from "zod";
import { post } from "@/lib/http/route";
import { decideHeldRemoval } from "@/lib/sources/decide-removal";
import { Decision } from "@/lib/sources/model";

export const POST = post({
  permission: "removal:decide",
  summary: "Approve or reject removals the guard held",
  params: z.object({ id: z.uuid(), placeId: z.coerce.number().int() }),
  body: Decision,
  response: z.object({ removed: z.int() }),
  handle: ({ viewer, params: { id: runId, placeId }, body }) =>
    decideHeldRemoval(viewer, { runId, placeId }, body, () => new Date()),
});
