import { z } from "zod";
import { SecretAccess } from "@/lib/access-history/model/readers";
import { viewSecretAccess } from "@/lib/access-history/view";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "secret:read",
  summary:
    "First and last read of a secret and its readers in numbers; by name for who may see persons",
  params: z.object({ id: z.string() }),
  response: SecretAccess,
  handle: ({ viewer, params, now }) => viewSecretAccess(viewer, params.id, { now }),
});
