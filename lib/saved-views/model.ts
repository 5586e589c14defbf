import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { viewQuery } from "./model/query";

/** A list of secrets kept under a name: its query, never its rows. */
export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  /** Query string of /inventory. */
  query: z.string(),
  /** The team it is shared with; null: one's own. */
  team: z.string().nullable(),
  /** Whether the viewer made it, and so may change it. */
  mine: z.boolean(),
  by: z.string(),
  /** Whether the viewer's list begins with it. */
  starting: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewList = listOf(SavedView);

const name = z.string().trim().min(1).max(60);
/** What is no part of a view (page, day, unknown keys) is left out. */
const query = z.string().max(4000).transform(viewQuery);
const team = z.string().min(1).max(200).nullable();

export const NewView = z.strictObject({ name, query, team, starting: z.boolean().default(false) });
export type NewView = z.output<typeof NewView>;

export const ViewChange = z
  .strictObject({ name, query, team })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "changes nothing");
export type ViewChange = z.output<typeof ViewChange>;

export const StartingView = z.strictObject({ id: z.uuid().nullable() });

/** So many views one person may keep. */
export const mostViews = 100;
