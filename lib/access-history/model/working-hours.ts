import { z } from "zod";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time such as 09:00");

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** When people are expected to work, in the organisation's zone: on these days from `from` until just before `to`. */
export const WorkingHours = z
  .strictObject({
    days: z
      .array(z.enum(weekdays))
      .min(1, "names no day")
      .default(["mon", "tue", "wed", "thu", "fri"]),
    from: clock.default("09:00"),
    to: clock.default("18:00"),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must be later than from" });
export type WorkingHours = z.output<typeof WorkingHours>;

/** Whether a local weekday (0 = Monday) and time of day (`09:30`) lie outside. */
export function isOutside(hours: WorkingHours, weekday: number, time: string): boolean {
  const day = weekdays[weekday];
  return day === undefined || !hours.days.includes(day) || time < hours.from || time >= hours.to;
}
