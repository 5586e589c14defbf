import { reorder } from "@/lib/declarations/commands";
import { Outcome, Reordering } from "@/lib/declarations/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "declaration:propose",
  summary: "Put the items of a section declared on screen into another order",
  body: Reordering,
  response: Outcome,
  handle: ({ viewer, body: { section, keys, reason }, now }) =>
    reorder(viewer, section, keys, now, reason),
});
