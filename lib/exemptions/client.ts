import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { Action } from "./model/state";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const path = "/api/v1/exemptions";

export const exemptionsQuery = (search: string) =>
  queryOptions({
    queryKey: ["exemptions", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}?${search}`, {}, (await schemas()).ExemptionList, signal),
  });

export const askForExemption = () =>
  mutationOptions({
    mutationFn: async (asked: { secretId: string; reason: string; until: string }) =>
      postJson(path, asked, (await schemas()).CreatedExemption),
  });

export const actOnExemption = () =>
  mutationOptions({
    mutationFn: ({ id, action, reason }: { id: string; action: Action; reason: string }) =>
      postJson(`${path}/${id}/${action}`, { reason }),
  });
