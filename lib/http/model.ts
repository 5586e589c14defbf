import { z } from "zod";

/** Why, for programs and for other languages: a stable code and what its words are filled in with. */
const Reason = z.object({
  /** Input field; null: of the whole. */
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});

/** RFC 9457. `code` is stable; `title` and `detail` are for people. `fields`: input field → what is wrong with it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  /** The same in codes, where there are such. */
  reasons: z.array(Reason).default([]),
});
export type Problem = z.infer<typeof Problem>;

/** The envelope of every list. `total` null: not counted beyond a bound. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative().nullable(),
  });
}

export interface List<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number | null;
}
