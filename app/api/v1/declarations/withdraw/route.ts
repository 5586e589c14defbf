import { withdraw } from "@/lib/declarations/commands";
import { Outcome, Withdrawal } from "@/lib/declarations/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "declaration:propose",
  summary: "Take out an item declared on screen",
  body: Withdrawal,
  response: Outcome,
  handle: ({ viewer, body: { section, key, reason }, now }) =>
    withdraw(viewer, section, key, reason, now),
});
