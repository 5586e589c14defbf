import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const path = "/api/v1/findings";

export const findingsQuery = (search: string) =>
  queryOptions({
    queryKey: ["findings", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}?${search}`, {}, (await schemas()).PastedValueList, signal),
  });

export const judgeFinding = () =>
  mutationOptions({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      postJson(`${path}/${id}/judge`, { reason }),
  });

export const reopenFinding = () =>
  mutationOptions({ mutationFn: (id: string) => postJson(`${path}/${id}/reopen`, {}) });
