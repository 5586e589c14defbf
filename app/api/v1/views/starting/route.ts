import { post } from "@/lib/http/route";
import { startWith } from "@/lib/saved-views/commands";
import { StartingView } from "@/lib/saved-views/model";

export const POST = post({
  permission: "secret:read",
  summary: "Choose the view one's own list begins with; null: none",
  body: StartingView,
  async handle({ viewer, body: { id } }) {
    await startWith(viewer, id);
    return null;
  },
});
