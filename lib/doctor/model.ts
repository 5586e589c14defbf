import { z } from "zod";

export const Check = z.object({
  id: z.string(),
  status: z.enum(["ok", "warning", "failed"]),
  message: z.string(),
  /** What to do about it; null when all is well. */
  todo: z.string().nullable(),
});
export type Check = z.infer<typeof Check>;

export const Rights = z.object({
  values: z.enum(["none-found", "can-read", "not-determined"]),
  tested: z.number(),
  examples: z.array(z.string()),
  /** Why nothing could be determined; null before the first test. */
  reason: z.string().nullable(),
});

export const Report = z.object({
  /** No check failed; there may be warnings. */
  ok: z.boolean(),
  checks: z.array(Check),
  sources: z.array(
    z.object({
      id: z.string(),
      reachable: z.boolean(),
      rights: Rights,
      clockSkewMs: z.number().nullable(),
    }),
  ),
});
export type Report = z.infer<typeof Report>;

export const well = (id: string, message: string): Check => ({
  id,
  status: "ok",
  message,
  todo: null,
});
export const warning = (id: string, message: string, todo: string): Check => ({
  id,
  status: "warning",
  message,
  todo,
});
export const failed = (id: string, message: string, todo: string): Check => ({
  id,
  status: "failed",
  message,
  todo,
});
