import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { type KpiId, KpiList, TeamTable, Trend } from "./model";

/** Filters and asOf as they stand in the page's URL: the same string asks the API. */
type Search = string;

export const kpisQuery = (search: Search) =>
  queryOptions({
    queryKey: ["kpis", search],
    queryFn: ({ signal }) => fetchJson(`/api/v1/kpis?${search}`, {}, KpiList, signal),
  });

export const teamsQuery = (search: Search) =>
  queryOptions({
    queryKey: ["kpis", "by-team", search],
    queryFn: ({ signal }) => fetchJson(`/api/v1/kpis/by-team?${search}`, {}, TeamTable, signal),
  });

export const trendQuery = (id: KpiId, days: number, search: Search) =>
  queryOptions({
    queryKey: ["kpis", id, "trend", days, search],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(search);
      query.set("days", String(days));
      return fetchJson(`/api/v1/kpis/${id}/trend?${query}`, {}, Trend, signal);
    },
  });
