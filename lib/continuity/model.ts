import { z } from "zod";
import { one } from "@/lib/http/model/query";

/**
 * What is known of one hour of one log. covered: the traces our own calls leave arrived (those made for it, and those of a
 * sync), or a verified digest says that nothing is missing · gap: we made calls, and their traces did not arrive within two hours · unprovable: we made none ·
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
  if (ended >= 0 && arrived >= Math.max(made, 1)) return "covered";
  if (ended < arrivesWithinHours * hourMs) return "pending";
  return made > 0 ? "gap" : "unprovable";
}

const HourCounts = z.object({
  covered: z.number(),
  gap: z.number(),
  unprovable: z.number(),
  pending: z.number(),
});

/** One log: a source's account × Region × backend, or its cluster. */
export const Log = z.object({
  id: z.number(),
  sourceId: z.string(),
  backend: z.string(),
  account: z.string().nullable(),
  region: z.string().nullable(),
  cluster: z.string().nullable(),
  /** The first hour anything is known of it. */
  knownFrom: z.string().nullable(),
  /** The last hour of the days asked about in which anything arrived. */
  lastHour: z.string().nullable(),
  hours: HourCounts,
});
export type Log = z.infer<typeof Log>;

export const LogList = z.object({
  /** Days of the organisation's zone, both included. */
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      state: z.enum(["ok", "stale", "failing", "never"]),
      lastCompleteAt: z.string().nullable(),
      message: z.string().nullable(),
      logs: z.array(Log),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
});
export type LogList = z.infer<typeof LogList>;

export const Hour = z.object({
  /** Beginning of the hour, UTC. */
  hour: z.string(),
  state: HourState,
  /** Calls made for it, and traces of ours that arrived. */
  made: z.number(),
  arrived: z.number(),
  /** A verified digest covers it. */
  proved: z.boolean(),
  records: z.number(),
});
export type Hour = z.infer<typeof Hour>;

export const LogHours = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  items: z.array(z.object({ log: Log, hours: z.array(Hour) })),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
});
export type LogHours = z.infer<typeof LogHours>;

const days = one(z.coerce.number().int().min(1).max(92).default(14));
export const LogsQuery = z.strictObject({ days });
export const HoursQuery = z.strictObject({ days, log: one(z.coerce.number().int().optional()) });
