import { removeRule } from "@/lib/access-history/principals/commands";
import { MadeRule, RuleParams } from "@/lib/access-history/principals/model";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "principal:manage",
  summary: "Remove a rule made on screen; principals are resolved again",
  params: RuleParams,
  response: MadeRule,
  handle: ({ viewer, params, now }) => removeRule(viewer, params.id, now),
});
