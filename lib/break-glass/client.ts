import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { views } from "./model";
import type { Action } from "./model/state";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const path = "/api/v1/break-glass";

export const summaryQuery = (search: string) =>
  queryOptions({
    queryKey: ["break-glass", "summary", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}/summary?${search}`, {}, (await schemas()).BreakGlassSummary, signal),
  });

export const usesQuery = (search: string) =>
  queryOptions({
    queryKey: ["break-glass", "uses", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}/uses?${search}`, {}, (await schemas()).BreakGlassUses, signal),
  });

export const requestsQuery = (view: (typeof views)[number], cursor: string | null = null) =>
  queryOptions({
    queryKey: ["break-glass", "list", view, cursor],
    queryFn: async ({ signal }) =>
      fetchJson(path, { view, cursor, limit: 20 }, (await schemas()).BreakGlassList, signal),
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["break-glass", "one", id],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}/${id}`, {}, (await schemas()).BreakGlassDetail, signal),
  });

/** Approves, rejects, withdraws or ends. */
export const actOnRequest = () =>
  mutationOptions({
    mutationFn: ({ id, action, reason }: { id: string; action: Action; reason: string }) =>
      postJson(`${path}/${id}/${action}`, { reason }),
  });

export interface Review {
  id: string;
  outcome: string;
  accessEndedBy: string;
  accessEndedAt: string | undefined;
  reason: string;
}
export const reviewRequest = () =>
  mutationOptions({
    mutationFn: ({ id, ...review }: Review) => postJson(`${path}/${id}/review`, review),
  });

export const settleUse = () =>
  mutationOptions({
    mutationFn: ({ id, outcome, reason }: { id: string; outcome: string; reason: string }) =>
      postJson(`${path}/uses/${encodeURIComponent(id)}/settle`, { outcome, reason }),
  });

export interface Asked {
  secretIds: string[];
  path: string | undefined;
  reason: string;
  ticket: string | undefined;
  from: string | undefined;
  to: string;
  emergency: boolean;
}
export const askForAccess = () =>
  mutationOptions({
    mutationFn: async (asked: Asked) => postJson(path, asked, (await schemas()).CreatedRequest),
  });
