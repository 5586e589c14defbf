import { post } from "@/lib/http/route";
import { TargetToTry, TargetTrial } from "@/lib/kpis/model/target-trial";
import { tryTarget } from "@/lib/kpis/try-target";

export const POST = post({
  permission: "declaration:propose",
  summary: "How a figure would stand against another target, without declaring it",
  body: TargetToTry,
  response: TargetTrial,
  handle: ({ viewer, body, now }) => tryTarget(viewer, body, now),
});
