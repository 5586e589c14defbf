import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { Headline } from "./model";

export const headlineQuery = (search: string) =>
  queryOptions({
    queryKey: ["open-items", search],
    queryFn: ({ signal }) => fetchJson(`/api/v1/open-items?${search}`, {}, Headline, signal),
  });
