import { z } from "zod";
import { get, post } from "@/lib/http/route";
import { saveView } from "@/lib/saved-views/commands";
import { NewView, SavedViewList } from "@/lib/saved-views/model";
import { listViews } from "@/lib/saved-views/queries";

export const GET = get({
  permission: "secret:read",
  summary: "Kept views of the list: one's own, and those shared with one's teams",
  response: SavedViewList,
  handle: ({ viewer }) => listViews(viewer),
});

export const POST = post({
  permission: "secret:read",
  summary: "Keep a view of the list, for oneself or a team",
  body: NewView,
  response: z.object({ id: z.string() }),
  handle: ({ viewer, body, now }) => saveView(viewer, body, now),
});
