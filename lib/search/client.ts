import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

/** Loaded with the first answer. */
const schemas = () => import("./model");

export const searchQuery = (q: string, recent: readonly string[]) =>
  queryOptions({
    queryKey: ["search", q, recent],
    queryFn: async ({ signal }) =>
      fetchJson("/api/v1/search", { q, secret: [...recent] }, (await schemas()).Found, signal),
    staleTime: 30_000,
  });
