import { z } from "zod";
import { post } from "@/lib/http/route";
import { deleteView } from "@/lib/saved-views/commands";

export const POST = post({
  permission: "secret:read",
  summary: "Delete one's own view",
  params: z.object({ id: z.uuid() }),
  async handle({ viewer, params: { id }, now }) {
    await deleteView(viewer, id, now);
    return null;
  },
});
