import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { Decision, Gone, Source } from "./model";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model/answers");

/** While a sync is on, its progress is asked for this often. */
const WHILE_RUNNING_MS = 2_000;

const isRunning = (source: Source) => source.lastRun?.status === "running";

export const sourcesQuery = () =>
  queryOptions({
    queryKey: ["sources"],
    queryFn: async ({ signal }) =>
      fetchJson("/api/v1/sources", {}, (await schemas()).SourceList, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? WHILE_RUNNING_MS : false),
  });

export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ["sources", id],
    queryFn: async ({ signal }) =>
      fetchJson(`/api/v1/sources/${id}`, {}, (await schemas()).SourceDetail, signal),
    refetchInterval: ({ state }) =>
      state.data && isRunning(state.data) ? WHILE_RUNNING_MS : false,
  });

/** How many runs a page shows. */
export const runsShown = 10;

/** The latest runs of one source. */
export const runsQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ["sync-runs", sourceId],
    queryFn: async ({ signal }) =>
      fetchJson(
        "/api/v1/sync-runs",
        { source: sourceId, limit: runsShown },
        (await schemas()).RunList,
        signal,
      ),
  });

export const syncSource = () =>
  mutationOptions({
    mutationFn: async (id: string) =>
      postJson(`/api/v1/sources/${id}/sync`, {}, (await schemas()).Queued),
  });

export const cancelSync = () =>
  mutationOptions({
    mutationFn: (runId: string) => postJson(`/api/v1/sync-runs/${runId}/cancel`, {}),
  });

export const decideRemoval = () =>
  mutationOptions({
    mutationFn: ({ runId, placeId, ...decision }: Decision & { runId: string; placeId: number }) =>
      postJson(`/api/v1/sync-runs/${runId}/held-removals/${placeId}`, decision),
  });

export const declareGone = () =>
  mutationOptions({
    mutationFn: ({ sourceId, placeId, reason }: Gone & { sourceId: string; placeId: number }) =>
      postJson(`/api/v1/sources/${sourceId}/places/${placeId}/gone`, { reason }),
  });
