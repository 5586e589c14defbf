import { z } from "zod";
import { patch } from "@/lib/http/route";
import { changeView } from "@/lib/saved-views/commands";
import { ViewChange } from "@/lib/saved-views/model";

export const PATCH = patch({
  permission: "secret:read",
  summary: "Rename one's own view, share it, or give it other conditions",
  params: z.object({ id: z.uuid() }),
  body: ViewChange,
  async handle({ viewer, params: { id }, body, now }) {
    await changeView(viewer, id, body, now);
    return null;
  },
});
