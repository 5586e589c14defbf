import { z } from "zod";
import { KpiId, KpiStatus } from "../model";

/** A figure and the target it would be held against. */
export const TargetToTry = z.strictObject({ kpi: KpiId, target: z.number().nonnegative() });
export type TargetToTry = z.output<typeof TargetToTry>;

/** How a figure stands, and would stand: now, and on its last closed days, oldest first. */
export const TargetTrial = z.object({
  kpi: KpiId,
  target: z.number(),
  value: z.number().nullable(),
  status: KpiStatus,
  statusAfter: KpiStatus,
  /** Empty where a day says nothing of the target: it is that of a period. */
  points: z.array(
    z.object({
      day: z.string(),
      value: z.number(),
      met: z.boolean(),
      metAfter: z.boolean(),
    }),
  ),
});
export type TargetTrial = z.infer<typeof TargetTrial>;
