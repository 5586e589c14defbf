import { z } from "zod";
import { many, one } from "@/lib/http/model/query";

/** What the palette asks: words, and ids of secrets that were opened lately. */
export const SearchQuery = z.strictObject({
  q: one(z.string().max(200).default("")),
  secret: many(z.uuid()),
});
export type SearchQuery = z.output<typeof SearchQuery>;

const FoundSecret = z.object({
  id: z.string(),
  path: z.string(),
  place: z.string(),
  environment: z.string().nullable(),
});
export type FoundSecret = z.infer<typeof FoundSecret>;

/** What was found, each list inside what the viewer may see. */
export const Found = z.object({
  secrets: z.array(FoundSecret),
  /** The asked ids that are still there for this viewer, in the order asked. */
  recent: z.array(FoundSecret),
  /** For who may know persons only. */
  people: z.array(z.object({ id: z.string(), name: z.string(), team: z.string().nullable() })),
  /** Ids of the KPIs the viewer may open; their names are the catalogue's. */
  kpis: z.array(z.string()),
  views: z.array(z.object({ id: z.string(), name: z.string(), query: z.string() })),
});
export type Found = z.infer<typeof Found>;
