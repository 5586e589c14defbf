import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** What became of records. records = accepted + duplicates + ignored + rejected; events: rows stored. */
export const CountsOfIngest = z.object({
  records: z.int(),
  accepted: z.int(),
  events: z.int(),
  duplicates: z.int(),
  ignored: z.int(),
  rejected: z.int(),
});

/** A record of a log that could not be read. */
export const SetAside = z.object({
  /** What was read: a file, an object, a batch. */
  piece: z.string(),
  /** Its place there: a line, or the ordinal of a record, from 1. */
  at: z.int(),
  reason: z.string(),
  /** The beginning of it, masked. */
  excerpt: z.string(),
  recordedAt: z.iso.datetime(),
  /** When it was read after all. */
  settledAt: z.iso.datetime().nullable(),
});
export type SetAside = z.infer<typeof SetAside>;

export const SetAsideList = listOf(SetAside);

/** How many pieces are read again with the next look. */
export const Retried = z.object({ pieces: z.int() });
