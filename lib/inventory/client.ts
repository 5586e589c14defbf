import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postForFile, postJson } from "@/lib/http/fetch-json";
import type { AttributeChange } from "./model/attribute-change";

/** Loaded with the first answer, not with the page: what the server seeded needs no parsing. */
const schemas = () => import("./model/secret");

/** `search`: the page's own query string; what the API does not know has been left out of it. */
export const secretsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", search],
    queryFn: async ({ signal }) =>
      fetchJson(`/api/v1/secrets?${search}`, {}, (await schemas()).SecretPage, signal),
  });

export const facetsQuery = (search: string) =>
  queryOptions({
    queryKey: ["secrets", "facets", search],
    queryFn: async ({ signal }) =>
      fetchJson(`/api/v1/secrets/facets?${search}`, {}, (await schemas()).Facets, signal),
  });

const answers = () => import("./model/attribute-change");

/** Says what an attribute of one secret is; null takes back what people said. */
export const setAttribute = () =>
  mutationOptions({
    mutationFn: async ({ id, ...change }: AttributeChange & { id: string }) =>
      postJson(
        `/api/v1/secrets/${id}/attributes`,
        change,
        (await answers()).AttributeResult,
        "PATCH",
      ),
  });

/** The secrets a bulk act is for: those chosen, or all behind the list's filter, of which a person saw so many. */
export type Chosen =
  | { readonly ids: readonly string[] }
  | { readonly filter: string; readonly expected: number };

/** The same for many. */
export const setAttributesOf = () =>
  mutationOptions({
    mutationFn: async ({ chosen, ...change }: AttributeChange & { chosen: Chosen }) =>
      postJson(
        "/api/v1/secrets/attributes",
        { ...change, ...chosen },
        (await answers()).AttributeResult,
      ),
  });

/** A CSV file of chosen secrets, in the list's order. */
export const fileOfChosen = () =>
  mutationOptions({
    mutationFn: (asked: { ids: readonly string[] } & Readonly<Record<string, unknown>>) =>
      postForFile("/api/v1/secrets/export", asked),
  });
