import { z } from "zod";
import { one } from "@/lib/http/model/query";

/** The days asked about, in the organisation's zone; both are told. */
export const LogDaysQuery = z.strictObject({
  from: one(z.iso.date().optional()),
  to: one(z.iso.date().optional()),
});
export type LogDaysQuery = z.output<typeof LogDaysQuery>;

/** Hours of a log that begin on one day, by what is known of them. Those before anything is known of it are left out. */
export const LogDay = z.object({
  day: z.string(),
  covered: z.int(),
  gap: z.int(),
  unprovable: z.int(),
  pending: z.int(),
});
export type LogDay = z.infer<typeof LogDay>;

/** What the logs can prove, by source and day. */
export const LogDays = z.object({
  from: z.string(),
  to: z.string(),
  covered: z.int(),
  hours: z.int(),
  sources: z.array(z.object({ id: z.string(), label: z.string(), days: z.array(LogDay) })),
});
export type LogDays = z.infer<typeof LogDays>;
