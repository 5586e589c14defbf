import { Trial } from "@/lib/access-history/principals/model";
import { tryRule } from "@/lib/access-history/principals/try-rule";
import { PrincipalRule } from "@/lib/config/model/principals";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "principal:manage",
  summary: "What a rule would change, without making it",
  body: PrincipalRule,
  response: Trial,
  handle: ({ viewer, body }) => tryRule(viewer, body),
});
