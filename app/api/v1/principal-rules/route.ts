import { makeRule } from "@/lib/access-history/principals/commands";
import { MadeRule, NewRule, RuleList } from "@/lib/access-history/principals/model";
import { listRules } from "@/lib/access-history/principals/queries";
import { get, post } from "@/lib/http/route";

export const GET = get({
  permission: "access:read",
  summary: "Rules that say who is behind what the logs name, in their order",
  response: RuleList,
  handle: ({ viewer }) => listRules(viewer),
});

export const POST = post({
  permission: "principal:manage",
  summary: "Make such a rule; principals are resolved again",
  body: NewRule,
  response: MadeRule,
  handle: ({ viewer, body, now }) => makeRule(viewer, body, now),
});
