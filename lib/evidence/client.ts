import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { NewExport } from "./model";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");

/** While one is being made, its progress is asked for this often. */
const WHILE_MAKING_MS = 2_000;

export const exportsQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ["exports", cursor],
    queryFn: async ({ signal }) =>
      fetchJson("/api/v1/evidence/exports", { cursor }, (await schemas()).ExportList, signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ state: now }) => now === "queued" || now === "running")
        ? WHILE_MAKING_MS
        : false,
  });

export const keysQuery = () =>
  queryOptions({
    queryKey: ["signing-keys"],
    queryFn: async ({ signal }) =>
      fetchJson(
        "/api/v1/signing-keys",
        {},
        (await import("@/lib/signing/model")).PublicKeyList,
        signal,
      ),
  });

export const cancelExport = () =>
  mutationOptions({
    mutationFn: async (id: string) =>
      postJson(`/api/v1/evidence/exports/${id}/cancel`, {}, (await schemas()).Export),
  });

export const makeExport = () =>
  mutationOptions({
    mutationFn: async (wanted: z.input<typeof NewExport>) =>
      postJson("/api/v1/evidence/exports", wanted, (await schemas()).Export),
  });
