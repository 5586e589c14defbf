import { z } from "zod";
import { many, one } from "@/lib/http/model/query";
import { facetKeys } from "./facet-keys";
import { Cause, Outcome, Use } from "./terms";

const values = many(z.string().min(1).max(500));

/** What counts can be narrowed by: no secret and no person, so that they are open to whoever sees figures. */
export const SummaryQuery = z.strictObject({
  /** A date in the organisation's zone; both ends are counted. Default: the last 30 days. */
  from: one(z.iso.date().optional()),
  to: one(z.iso.date().optional()),
  backend: values,
  team: values,
  service: values,
  environment: values,
  action: values,
  use: many(Use),
  outcome: many(Outcome),
  cause: many(Cause),
});
export type SummaryQuery = z.output<typeof SummaryQuery>;

/** Events of one civil day of the organisation's zone. */
export const DayCount = z.object({
  day: z.string(),
  success: z.int(),
  failure: z.int(),
});
export type DayCount = z.infer<typeof DayCount>;

/** A value and how many events it leaves under the other filters; null: unassigned. Largest first. */
const ValueCount = z.object({ value: z.string().nullable(), count: z.int() });
export const Facets = z.record(z.enum(facetKeys), z.array(ValueCount));

/** Counts, without a row: by day, and by value of each dimension. */
export const Summary = z.object({
  from: z.string(),
  to: z.string(),
  events: z.int(),
  failed: z.int(),
  /** Days without any event are left out. */
  days: z.array(DayCount),
  facets: Facets,
});
export type Summary = z.infer<typeof Summary>;

/** Events by day under any filter. */
export const Timeline = z.object({
  from: z.string(),
  to: z.string(),
  days: z.array(DayCount),
  /** The first day of which all events were counted; null: all of them were. */
  countedFrom: z.string().nullable(),
  /** Null where the filters reach into single rows, so that values cannot be counted beforehand. */
  facets: Facets.nullable(),
});
export type Timeline = z.infer<typeof Timeline>;
