import { z } from "zod";
import { CountsOfIngest } from "@/lib/access-history/ingest/model";
import { receive } from "@/lib/access-history/ingest/receive";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "event:ingest",
  summary:
    "Hand in lines of an access log; answered 202 when they are stored, 429 when to come again",
  params: z.object({ source: z.string() }),
  response: CountsOfIngest,
  handle: async ({ viewer, params, request, now }) =>
    Response.json(await receive(viewer, params.source, request, now), { status: 202 }),
});
