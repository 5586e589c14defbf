import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { Facets, SecretPage } from "./model/secret";

/** `search`: the page's own query string; what the API does not know has been left out of it. */
export const secretsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", search],
    queryFn: ({ signal }) => fetchJson(`/api/v1/secrets?${search}`, {}, SecretPage, signal),
  });

export const facetsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", "facets", search],
    queryFn: ({ signal }) => fetchJson(`/api/v1/secrets/facets?${search}`, {}, Facets, signal),
  });
