import { z } from "zod";

/** Names to be held against a pattern that is being written. */
export const NamesToTest = z.strictObject({
  pattern: z.string().max(2000),
  names: z.array(z.string().trim().min(1).max(500)).min(1).max(50),
});
export type NamesToTest = z.output<typeof NamesToTest>;

/** Each name in the order given: whether it follows, and what its named parts are then. */
export const TestedNames = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      follows: z.boolean(),
      parts: z.record(z.string(), z.string()),
    }),
  ),
});
export type TestedNames = z.infer<typeof TestedNames>;
