import { z } from "zod";
import { WorkingHours } from "@/lib/access-history/model/working-hours";
import { Words } from "./terms";

/** KPIs whose target can be set. */
export const kpiIds = [
  "inventory-completion",
  "rotation-compliance",
  "break-glass",
  "sprawl",
  "retrieval-failures",
  "orphaned-owners",
  "plain-text-parameters",
  "naming-compliance",
  "unused-secrets",
  "short-lived-share",
  "time-to-revoke",
  "unagreed-parity",
  "excess-access",
  "log-continuity",
  "leaver-debt",
  "guardrail-coverage",
  "monthly-cost",
] as const;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}

export const Organisation = z.strictObject({
  name: Words.default("Kagimori"),
  timeZone: z
    .string()
    .refine(isTimeZone, "is no IANA time zone, such as Asia/Tokyo")
    .default("Asia/Tokyo")
    .meta({
      description: "IANA time zone of days, months and fiscal periods. Fixed at the first sync",
    }),
  fiscalYearStart: z
    .int()
    .min(1, "must be a month, 1 to 12")
    .max(12, "must be a month, 1 to 12")
    .default(4)
    .meta({ description: "Month in which the fiscal year begins" }),
  fourEyes: z.boolean().optional().meta({
    description:
      "Changes to policies, targets, scope rules and roles take two people. Default: true, in the demo false",
  }),
  workingHours: WorkingHours.prefault({}).meta({
    description:
      "Reads outside these hours can be listed. Default: 09:00 to 18:00, Monday to Friday",
  }),
  targets: z
    .partialRecord(z.enum(kpiIds), z.number().nonnegative("must not be negative"))
    .default({})
    .meta({ description: "KPI id to target. Ratios from 0 to 1" }),
  language: z
    .enum(["ja", "en"])
    .default("ja")
    .meta({ description: "Language of reports and notices" }),
});
