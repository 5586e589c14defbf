import { z } from "zod";
import { retrySetAside } from "@/lib/access-history/ingest/set-aside";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "source:sync",
  summary: "Read again what records of a log lie aside of",
  params: z.object({ id: z.string() }),
  response: z.object({ pieces: z.int() }),
  handle: async ({ viewer, params, now }) => ({
    pieces: await retrySetAside(viewer, params.id, now),
  }),
});
