import { Trial, TrialInput } from "@/lib/declarations/model/trial";
import { tryChange } from "@/lib/declarations/trial/try-change";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "declaration:propose",
  summary:
    "What a rule, a policy or an exclusion would do to secrets and figures, without declaring it",
  body: TrialInput,
  response: Trial,
  handle: ({ viewer, body, now }) => tryChange(viewer, body, now),
});
