import { z } from "zod";
import { post } from "@/lib/http/route";
import { cancelRun } from "@/lib/sources/commands";

export const POST = post({
  permission: "source:sync",
  summary: "Cancel a running sync",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params, now }) {
    await cancelRun(viewer, params.id, now);
    return null;
  },
});
