import { z } from "zod";
import { duties } from "../model";

/**
 * Who is to have a duty, for secrets named by id, or for all behind the inventory list's filter, of which a person saw
 * `expected`. `holder` is `team:ID`, `person:E-MAIL`, `workload:ID`, a name or an e-mail address; null takes back what people said.
 */
export const Assignment = z
  .strictObject({
    duty: z.enum(duties),
    holder: z.string().trim().min(1).max(300).nullable(),
    reason: z.string().trim().min(1).max(2000).optional(),
    ids: z.array(z.uuid()).min(1).max(500).optional(),
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
export type Assignment = z.output<typeof Assignment>;
