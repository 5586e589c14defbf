import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { TargetToTry } from "@/lib/kpis/model/target-trial";
import type { Decision, NewDeclaration, Reordering, Withdrawal } from "./model";
import type { NamesToTest } from "./model/naming-test";
import type { Section } from "./model/section";
import type { TrialInput } from "./model/trial";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");

export const tryChange = () =>
  mutationOptions({
    mutationFn: async (input: z.input<typeof TrialInput>) =>
      postJson("/api/v1/rules/try", input, (await import("./model/trial")).Trial),
  });

export const tryTarget = () =>
  mutationOptions({
    mutationFn: async (input: TargetToTry) =>
      postJson(
        "/api/v1/targets/try",
        input,
        (await import("@/lib/kpis/model/target-trial")).TargetTrial,
      ),
  });

export const testNames = () =>
  mutationOptions({
    mutationFn: async (input: NamesToTest) =>
      postJson("/api/v1/naming/test", input, (await import("./model/naming-test")).TestedNames),
  });

export const declare = () =>
  mutationOptions({
    mutationFn: async (made: z.input<typeof NewDeclaration>) =>
      postJson("/api/v1/declarations", made, (await schemas()).Outcome),
  });

export const withdrawDeclaration = () =>
  mutationOptions({
    mutationFn: async (what: z.input<typeof Withdrawal>) =>
      postJson("/api/v1/declarations/withdraw", what, (await schemas()).Outcome),
  });

export const reorderDeclarations = () =>
  mutationOptions({
    mutationFn: async (what: z.input<typeof Reordering>) =>
      postJson("/api/v1/declarations/order", what, (await schemas()).Outcome),
  });

export const decideDeclaration = () =>
  mutationOptions({
    mutationFn: async ({ id, decision }: { id: string; decision: Decision }) =>
      postJson(`/api/v1/declarations/${id}/decide`, { decision }, (await schemas()).Outcome),
  });

export const declarationHistory = (section: Section, key: string) =>
  queryOptions({
    queryKey: ["declarations", "history", section, key],
    queryFn: async ({ signal }) =>
      fetchJson(
        "/api/v1/declarations/history",
        { section, key },
        (await schemas()).DeclaredList,
        signal,
      ),
  });
