import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";

/** `search`: the query string of the API. */
export const entriesQuery = (search: string) =>
  queryOptions({
    queryKey: ["audit-trail", search],
    queryFn: async ({ signal }) =>
      fetchJson(
        `/api/v1/audit-trail?${search}`,
        {},
        (await import("./model")).AuditEntryList,
        signal,
      ),
  });

export const verificationQuery = () =>
  queryOptions({
    queryKey: ["audit-trail-verification"],
    queryFn: async ({ signal }) =>
      fetchJson(
        "/api/v1/audit-trail/verification",
        {},
        (await import("./model/verification")).Verification,
        signal,
      ),
  });

export const verifyNow = () =>
  mutationOptions({ mutationFn: () => postJson("/api/v1/audit-trail/verification", {}) });

/** Filters of the page that the API knows under the same name. */
const filters = ["action", "actor", "object", "from", "to", "cursor"] as const;

/** What of a page's address the API is asked. */
export function entryParams(url: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...url].filter(([key, value]) => value !== "" && (filters as readonly string[]).includes(key)),
  );
}
