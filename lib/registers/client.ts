import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { Decision } from "@/lib/declarations/model";
import { fetchJson, postFile, postJson } from "@/lib/http/fetch-json";
import type { Register, RowKind } from "./model";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");
const imports = "/api/v1/register-imports";

export const registerQuery = (register: Register, search: string) =>
  queryOptions({
    queryKey: ["registers", register, search],
    queryFn: async ({ signal }) =>
      fetchJson(
        `/api/v1/registers/${register}?${search}`,
        {},
        (await schemas()).RegisterRowList,
        signal,
      ),
  });

export const importRowsQuery = (id: string, kind: RowKind, cursor: string) =>
  queryOptions({
    queryKey: ["register-imports", id, kind, cursor],
    queryFn: async ({ signal }) =>
      fetchJson(`${imports}/${id}/rows`, { kind, cursor }, (await schemas()).ImportRowList, signal),
  });

export const handIn = () =>
  mutationOptions({
    mutationFn: async ({ register, file }: { register: Register; file: File }) =>
      postFile(imports, { register, name: file.name }, file, (await schemas()).Import),
  });

export const applyImport = (id: string) =>
  mutationOptions({
    mutationFn: async (asked: { reason: string; missingLeft: boolean; missing: number }) =>
      postJson(`${imports}/${id}/apply`, asked, (await schemas()).ImportOutcome),
  });

export const decideImport = () =>
  mutationOptions({
    mutationFn: async ({ id, decision }: { id: string; decision: Decision }) =>
      postJson(`${imports}/${id}/decide`, { decision }, (await schemas()).ImportOutcome),
  });
