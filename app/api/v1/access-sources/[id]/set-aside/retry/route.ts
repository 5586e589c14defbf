import { z } from "zod";
import { Retried } from "@/lib/access-history/ingest/model";
import { retrySetAside } from "@/lib/access-history/ingest/set-aside";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "source:sync",
  summary: "Read again what records of a log lie aside of",
  params: z.object({ id: z.string() }),
  response: Retried,
  handle: async ({ viewer, params, now }) => ({
    pieces: await retrySetAside(viewer, params.id, now),
  }),
});
