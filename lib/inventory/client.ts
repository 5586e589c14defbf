import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

/** Loaded with the first answer, not with the page: what the server seeded needs no parsing. */
const schemas = () => import("./model/secret");

/** `search`: the page's own query string; what the API does not know has been left out of it. */
export const secretsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", search],
    queryFn: async ({ signal }) =>
      fetchJson(`/api/v1/secrets?${search}`, {}, (await schemas()).SecretPage, signal),
  });

export const facetsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", "facets", search],
    queryFn: async ({ signal }) =>
      fetchJson(`/api/v1/secrets/facets?${search}`, {}, (await schemas()).Facets, signal),
  });
