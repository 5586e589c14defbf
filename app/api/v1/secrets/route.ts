import { get } from "@/lib/http/route";
import { SecretPage, SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";

export const GET = get({
  permission: "secret:read",
  summary: "The inventory",
  query: SecretQuery,
  response: SecretPage,
  handle: ({ viewer, query, now }) => listSecrets(viewer, query, { now }),
});
