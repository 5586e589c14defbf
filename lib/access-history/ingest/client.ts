import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");

/** Records of a log that could not be read and still lie aside: the newest of them. */
export const setAsideQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ["set-aside", sourceId],
    queryFn: async ({ signal }) =>
      fetchJson(
        `/api/v1/access-sources/${sourceId}/set-aside`,
        { limit: 20 },
        (await schemas()).SetAsideList,
        signal,
      ),
  });

export const retrySetAside = () =>
  mutationOptions({
    mutationFn: async (sourceId: string) =>
      postJson(`/api/v1/access-sources/${sourceId}/set-aside/retry`, {}, (await schemas()).Retried),
  });
