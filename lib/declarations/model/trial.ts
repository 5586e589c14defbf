import { z } from "zod";
import { duties } from "@/lib/duties/model";
import { RotationState } from "@/lib/inventory/model/secret";
import { KpiId } from "@/lib/kpis/model";
import { Section } from "./section";

/** What of a row can come out otherwise. */
export const trialAttributes = [
  "environment",
  "service",
  "team",
  "owner",
  "kind",
  "classification",
  "stopTimeObjective",
  "counted",
  "rotationPolicy",
  "rotation",
  "plainText",
  "naming",
  "attested",
  ...duties,
] as const;
export const TrialAttribute = z.enum(trialAttributes);
export type TrialAttribute = z.infer<typeof TrialAttribute>;

/** One attribute before and after; `from` where the value stays and only who says it is another. */
export const AttributeChange = z.object({
  attribute: TrialAttribute,
  before: z.string().nullable(),
  after: z.string().nullable(),
  fromBefore: z.string().nullable(),
  fromAfter: z.string().nullable(),
});
export type AttributeChange = z.infer<typeof AttributeChange>;

export const TrialRow = z.object({
  id: z.string(),
  path: z.string(),
  backend: z.string(),
  place: z.string(),
  changes: z.array(AttributeChange),
});
export type TrialRow = z.infer<typeof TrialRow>;

/** A figure as it is and as it would be. */
export const TrialFigure = z.object({
  id: KpiId,
  numerator: z.number(),
  denominator: z.number(),
  afterNumerator: z.number(),
  afterDenominator: z.number(),
});
export type TrialFigure = z.infer<typeof TrialFigure>;

/** What a change did or would do, in numbers: kept with it, and shown on the chart. */
export const Effect = z.object({
  /** Rows that come out otherwise. */
  changed: z.number(),
  /** False: there was no time for all rows, so that the numbers are "at least". */
  exact: z.boolean(),
  byAttribute: z.partialRecord(TrialAttribute, z.number()),
  /** Rows counted for rotation whose state is another. */
  rotation: z.array(z.object({ from: RotationState, to: RotationState, count: z.number() })),
  /** Rows taken out of the counts, and rows that come back into them. */
  takenOut: z.number(),
  broughtBack: z.number(),
  figures: z.array(TrialFigure),
});
export type Effect = z.infer<typeof Effect>;

export const TrialInput = z.strictObject({
  section: Section,
  key: z.string().trim().min(1).max(500),
  /** As it would be; null: no longer there; under `*`, the keys in their order. */
  body: z.unknown(),
  /** Goes on after this row: to count what there was no time for, or to list the rows that follow. */
  after: z.uuid().optional(),
  /** Stops at a page of rows instead of counting all. */
  rowsOnly: z.boolean().default(false),
});
export type TrialInput = z.output<typeof TrialInput>;

export const Trial = Effect.extend({
  /** Rows the change could touch, and how many of them were looked at now. */
  of: z.number(),
  looked: z.number(),
  /** Where to go on counting; null: everything was looked at. */
  next: z.string().nullable(),
  items: z.array(TrialRow),
  /** Where the next rows begin; null: there are no more among those looked at. */
  nextCursor: z.string().nullable(),
});
export type Trial = z.infer<typeof Trial>;
