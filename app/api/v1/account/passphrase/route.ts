import { authenticate } from "@/lib/auth/authenticate";
import { notSignedIn } from "@/lib/errors";
import { openPost } from "@/lib/http/route";
import { ChangePassphrase } from "@/lib/users/model";
import { changePassphrase } from "@/lib/users/own-account";

export const POST = openPost({
  open: "Whoever has to change the passphrase holds no right until then; a session is asked for here.",
  summary: "Change one's own passphrase by the one there is; every session ends",
  body: ChangePassphrase,
  async handle({ request, requestId, body, now }) {
    const viewer = await authenticate(request.headers, requestId, now);
    if (viewer === null) throw notSignedIn("Sign in first.");
    await changePassphrase(viewer, body, now);
    return null;
  },
});
