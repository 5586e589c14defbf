import { z } from "zod";
import { mostChosen, settable, statable } from "./fixed";

export const Settable = z.enum(settable);
export type Settable = z.infer<typeof Settable>;

export const Statable = z.enum(statable);
export type Statable = z.infer<typeof Statable>;

/** A value and why. `null` takes back what people said, so that the rule's value holds again. */
export const AttributeChange = z.strictObject({
  attribute: Settable,
  /** As a person writes it; a stop-time objective in minutes or as a duration (PT30M). */
  value: z.string().trim().min(1).max(4000).nullable(),
  reason: z.string().trim().min(1).max(2000).optional(),
});
export type AttributeChange = z.output<typeof AttributeChange>;

/**
 * The same for many: named by id, or all behind the list's filter as it stands in its address. `expected` is how many
 * the person saw; when it is others by now, nothing is changed.
 */
export const AttributeChanges = AttributeChange.extend({
  ids: z.array(z.uuid()).min(1).max(mostChosen).optional(),
  filter: z.string().max(8000).optional(),
  expected: z.int().nonnegative().optional(),
})
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    message: "name either ids or a filter",
    path: ["ids"],
  })
  .refine(({ filter, expected }) => filter === undefined || expected !== undefined, {
    message: "say how many secrets the filter showed",
    path: ["expected"],
  });

/** What of a secret a person says, and why. */
export type StatedChange = Omit<AttributeChange, "attribute"> & { attribute: Statable };

/** What came of it. `masked`: a credential was recognised in the text and is not stored. */
export const AttributeResult = z.object({
  changed: z.int(),
  unchanged: z.int(),
  masked: z.boolean(),
});
export type AttributeResult = z.infer<typeof AttributeResult>;
