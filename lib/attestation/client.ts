import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { MarkAct } from "./model";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const path = "/api/v1/attestations";

export const attestationsQuery = (search: string) =>
  queryOptions({
    queryKey: ["attestations", "list", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}?${search}`, {}, (await schemas()).AttestationList, signal),
  });

export const progressQuery = () =>
  queryOptions({
    queryKey: ["attestations", "progress"],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}/progress`, {}, (await schemas()).AttestationProgress, signal),
  });

export const confirm = () =>
  mutationOptions({
    mutationFn: async (act: { ids: readonly string[]; note: string | undefined }) =>
      postJson(path, act, (await schemas()).Confirmed),
  });

export const handOver = () =>
  mutationOptions({
    mutationFn: async (act: { ids: readonly string[]; to: string; note: string }) =>
      postJson(`${path}/hand-over`, act, (await schemas()).Marked),
  });

export const retire = () =>
  mutationOptions({
    mutationFn: async (act: { ids: readonly string[]; note: string }) =>
      postJson(`${path}/retire`, act, (await schemas()).Marked),
  });

export const decideMark = () =>
  mutationOptions({
    mutationFn: ({ id, act }: { id: string; act: MarkAct }) =>
      postJson(`${path}/marks/${id}/${act}`, {}),
  });
