import { get } from "@/lib/http/route";
import { listFacets } from "@/lib/inventory/facets";
import { Facets, SecretFilters } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "secret:read",
  summary: "How many secrets each value of each filter would leave",
  query: SecretFilters,
  response: Facets,
  handle: ({ viewer, query, now }) => listFacets(viewer, query, { now }),
});
