import { z } from "zod";

/**
 * What is known of one hour of one log. covered: the traces our own calls leave arrived, or a verified digest says that
 * nothing is missing · gap: we made calls, and their traces did not arrive within two hours · unprovable: we made none ·
 * pending: they may still arrive.
 */
export const HourState = z.enum(["covered", "gap", "unprovable", "pending"]);
export type HourState = z.infer<typeof HourState>;

/** Hours after the end of an hour within which its traces must have arrived. */
export const arrivesWithinHours = 2;

const hourMs = 3_600_000;

/** The state of the hour (UTC) that begins at `hour`, as known at `now`. Pure; hours-sql.ts says the same. */
export function stateOfHour(
  { hour, made, arrived, proved }: { hour: Date; made: number; arrived: number; proved: boolean },
  now: Date,
): HourState {
  if (proved) return "covered";
  const ended = now.getTime() - (hour.getTime() + hourMs);
  if (ended >= 0 && made > 0 && arrived >= made) return "covered";
  if (ended < arrivesWithinHours * hourMs) return "pending";
  return made > 0 ? "gap" : "unprovable";
}
