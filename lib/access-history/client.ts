import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Purpose } from "./model/purpose";

/** What a query string is once the purpose is stated: it stands in no address, only in what is asked. */
export function stated(search: string, purpose: Purpose | null): string {
  if (purpose === null) return search;
  const params = new URLSearchParams(search);
  params.set("purpose", purpose.kind);
  params.set("note", purpose.note);
  return `${params}`;
}

export const accessEventsQuery = (search: string) =>
  queryOptions({
    queryKey: ["access-events", search],
    queryFn: async ({ signal }) => {
      const { AccessEventPage } = await import("./model/event");
      return fetchJson(`/api/v1/access-events?${search}`, {}, AccessEventPage, signal);
    },
  });

export const timelineQuery = (search: string) =>
  queryOptions({
    queryKey: ["access-events", "timeline", search],
    queryFn: async ({ signal }) => {
      const { Timeline } = await import("./model/counts");
      return fetchJson(`/api/v1/access-events/timeline?${search}`, {}, Timeline, signal);
    },
  });

export const summaryQuery = (search: string) =>
  queryOptions({
    queryKey: ["access-events", "summary", search],
    queryFn: async ({ signal }) => {
      const { Summary } = await import("./model/counts");
      return fetchJson(`/api/v1/access-events/summary?${search}`, {}, Summary, signal);
    },
  });

export const failuresQuery = (search: string) =>
  queryOptions({
    queryKey: ["access-events", "failures", search],
    queryFn: async ({ signal }) => {
      const { FailuresByCause } = await import("./model/failures");
      return fetchJson(`/api/v1/access-events/failures?${search}`, {}, FailuresByCause, signal);
    },
  });

export const coverageQuery = (search: string) =>
  queryOptions({
    queryKey: ["access-events", "coverage", search],
    queryFn: async ({ signal }) => {
      const { LogDays } = await import("./model/log-days");
      return fetchJson(`/api/v1/access-events/coverage?${search}`, {}, LogDays, signal);
    },
  });

export const unknownTargetsQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ["access-events", "unknown", cursor],
    queryFn: async ({ signal }) => {
      const { UnknownTargetPage } = await import("./model/unknown");
      const path = "/api/v1/access-events/unknown-targets";
      return fetchJson(path, { cursor, limit: 50 }, UnknownTargetPage, signal);
    },
  });

export const personQuery = (person: string, { kind, note }: Purpose) =>
  queryOptions({
    queryKey: ["access-events", "person", person, kind, note],
    queryFn: async ({ signal }) => {
      const { PersonAccess } = await import("./model/readers");
      const query = { person, purpose: kind, note };
      return fetchJson("/api/v1/access-events/person", query, PersonAccess, signal);
    },
  });
