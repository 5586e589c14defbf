import { z } from "zod";
import { one } from "@/lib/http/model/query";
import { get } from "@/lib/http/route";
import { readSecret } from "@/lib/inventory/detail";
import { SecretDetail } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "secret:read",
  summary: "One secret with its versions and history; never its value",
  params: z.object({ id: z.string() }),
  query: z.strictObject({ asOf: one(z.string().max(60).optional()) }),
  response: SecretDetail,
  handle: ({ viewer, params, query: { asOf }, now }) =>
    readSecret(viewer, params.id, { now, asOf }),
});
