import { z } from "zod";
import { EventPrincipalShown } from "./event";

const instant = z.string().nullable();

/** One principal's successful reads of one secret. */
export const Reader = z.object({
  principal: EventPrincipalShown.omit({ session: true }),
  firstAt: z.string(),
  lastAt: z.string(),
  reads: z.int(),
  /** Read it since its value last changed; null: when that was is not known. */
  sinceRotation: z.boolean().nullable(),
  /** First read it within the last 30 days. */
  isNew: z.boolean(),
  /** It is what rotates secrets: its reads are no use. */
  rotates: z.boolean(),
});
export type Reader = z.infer<typeof Reader>;

/** Who read one secret. Counts for whoever sees the secret; `readers` is null for who may not see persons. */
export const SecretAccess = z.object({
  firstReadAt: instant,
  lastReadAt: instant,
  reads: z.int(),
  readers: z.int(),
  readers30d: z.int(),
  valueChangedAt: instant,
  /** Null: when the value changed is not known. */
  readersSinceRotation: z.int().nullable(),
  /** Of persons who have left. */
  leaversSinceRotation: z.int().nullable(),
  /** Of the hours of the last 90 days those the logs of its place can prove: only for them does "no read" hold. */
  proven: z.object({ covered: z.int(), of: z.int(), logs: z.int() }),
  /** The latest 200. */
  list: z.array(Reader).nullable(),
});
export type SecretAccess = z.infer<typeof SecretAccess>;

/** What one person is known by, and which secrets were read. */
export const PersonAccess = z.object({
  id: z.string(),
  name: z.string().nullable(),
  team: z.string().nullable(),
  leftOn: z.string().nullable(),
  principals: z.array(EventPrincipalShown),
  /** The latest 200. */
  secrets: z.array(
    z.object({
      secretId: z.string().nullable(),
      target: z.string(),
      environment: z.string().nullable(),
      firstAt: z.string(),
      lastAt: z.string(),
      reads: z.int(),
      sinceRotation: z.boolean().nullable(),
    }),
  ),
});
export type PersonAccess = z.infer<typeof PersonAccess>;
