import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { Chosen } from "@/lib/inventory/client";
import type { Duty } from "./model";

const path = "/api/v1/duties";

/** `search`: of the page's own address. */
export const dutiesQuery = (search: string) =>
  queryOptions({
    queryKey: ["duties", search],
    queryFn: async ({ signal }) =>
      fetchJson(`${path}?${search}`, {}, (await import("./model/matrix")).DutyMatrix, signal),
  });

/** Gives a duty for some secrets to somebody; null takes back what people said. */
export const assignDuty = () =>
  mutationOptions({
    mutationFn: async ({
      chosen,
      ...wanted
    }: {
      chosen: Chosen;
      duty: Duty;
      holder: string | null;
      reason?: string | undefined;
    }) =>
      postJson(
        path,
        { ...wanted, ...chosen },
        (await import("@/lib/inventory/model/attribute-change")).AttributeResult,
      ),
  });
