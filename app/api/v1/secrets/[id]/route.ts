import { z } from "zod";
import { get } from "@/lib/http/route";
import { readSecret } from "@/lib/inventory/detail";
import { SecretDetail } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "secret:read",
  summary: "One secret with its versions and history; never its value",
  params: z.object({ id: z.string() }),
  response: SecretDetail,
  handle: ({ viewer, params, now }) => readSecret(viewer, params.id, { now }),
});
