import { z } from "zod";
import { post } from "@/lib/http/route";
import { declareGone } from "@/lib/sources/declare-gone";
import { Gone } from "@/lib/sources/model";

export const POST = post({
  permission: "removal:decide",
  summary: "Declare a lost place gone",
  params: z.object({ id: z.string(), placeId: z.coerce.number().int() }),
  body: Gone,
  response: z.object({ removed: z.int() }),
  handle: ({ viewer, params: { id: sourceId, placeId }, body }) =>
    declareGone(viewer, { sourceId, placeId }, body, () => new Date()),
});
