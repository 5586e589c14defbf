import { z } from "zod";

/** Why somebody looks at what one person did. Kept with the audit trail's entry. */
export const PurposeKind = z.enum([
  "incident",
  "audit",
  "access-review",
  "leaver-check",
  "own-request",
  "other",
]);
export type PurposeKind = z.infer<typeof PurposeKind>;

/** A purpose of the list and in the viewer's own words: both are asked for. */
export const Purpose = z.strictObject({
  kind: PurposeKind,
  note: z.string().trim().min(5).max(500),
});
export type Purpose = z.infer<typeof Purpose>;
