import { z } from "zod";
import { KpiId } from "@/lib/kpis/model";

/** Where a setting stands: in the config file, on screen, or nowhere, so that the product's own value holds. */
const Origin = z.object({
  from: z.enum(["file", "screen", "default"]),
  /** Path and line of what the file declares. */
  file: z.object({ path: z.string(), line: z.number() }).nullable(),
});
export type Origin = z.infer<typeof Origin>;

const setting = <Value extends z.ZodType>(value: Value) => Origin.extend({ value });

/** The organisation's settings, each with where it stands. */
export const Organisation = z.object({
  name: setting(z.string()),
  timeZone: setting(z.string()),
  /** When the first sync began, and fixed the time zone; null: not yet. */
  timeZoneFixedAt: z.string().nullable(),
  fiscalYearStart: setting(z.number()),
  fourEyes: setting(z.boolean()),
  language: setting(z.enum(["ja", "en"])),
  retentionMonths: setting(z.number()),
  keepDays: setting(z.number()),
  /** Seconds a confirmation by the owner holds, by environment; `default`: all others. */
  attestation: z.array(setting(z.number()).extend({ key: z.string() })),
  /** What KPIs are held against. */
  targets: z.array(setting(z.number()).extend({ kpi: KpiId, ofDefinition: z.number() })),
});
export type Organisation = z.infer<typeof Organisation>;
