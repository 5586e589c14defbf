import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const path = "/api/v1/views";

export const viewsQuery = () =>
  queryOptions({
    queryKey: ["views"],
    queryFn: async ({ signal }) => fetchJson(path, {}, (await schemas()).SavedViewList, signal),
  });

export interface ViewFields {
  readonly name: string;
  readonly query: string;
  readonly team: string | null;
}

/** Keeps a new view, or changes the one with this id. */
export const putView = () =>
  mutationOptions({
    mutationFn: ({ id, starting, ...fields }: ViewFields & { id?: string; starting?: boolean }) =>
      id === undefined
        ? postJson(path, { ...fields, starting })
        : postJson(`${path}/${id}`, fields, undefined, "PATCH"),
  });

export const deleteView = () =>
  mutationOptions({ mutationFn: (id: string) => postJson(`${path}/${id}/delete`, {}) });

/** The view one's list begins with; null: none. */
export const startWithView = () =>
  mutationOptions({ mutationFn: (id: string | null) => postJson(`${path}/starting`, { id }) });
