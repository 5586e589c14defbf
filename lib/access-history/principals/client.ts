import { mutationOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { PrincipalRule } from "@/lib/config/model/principals";
import { postJson } from "@/lib/http/fetch-json";
import type { NewRule } from "./model";

/** Loaded with the first answer, not with the page. */
const schemas = () => import("./model");

type Draft = z.input<typeof PrincipalRule>;

export const tryRule = () =>
  mutationOptions({
    mutationFn: async (rule: Draft) =>
      postJson("/api/v1/principal-rules/try", rule, (await schemas()).Trial),
  });

export const makeRule = () =>
  mutationOptions({
    mutationFn: async (made: z.input<typeof NewRule>) =>
      postJson("/api/v1/principal-rules", made, (await schemas()).MadeRule),
  });

export const removeRule = () =>
  mutationOptions({
    mutationFn: async (id: string) =>
      postJson(
        `/api/v1/principal-rules/${encodeURIComponent(id)}/remove`,
        {},
        (await schemas()).MadeRule,
      ),
  });
