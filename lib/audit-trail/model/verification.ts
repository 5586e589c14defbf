import { z } from "zod";

/**
 * altered: it, or the one before it, is not as it was written · missing: its number is not there · rewritten: a checkpoint
 * outside remembers another entry · cut-off: a checkpoint remembers entries after the last one · forged-checkpoint: a
 * checkpoint outside is not signed by a key of ours
 */
const BreakReason = z.enum(["altered", "missing", "rewritten", "cut-off", "forged-checkpoint"]);

/** The first entry that does not hold; `from` < `sequence` where only a span is known, by the checkpoints around it. */
export const Break = z.object({ sequence: z.int(), from: z.int(), reason: BreakReason });
export type Break = z.infer<typeof Break>;

/**
 * ok · empty: no checkpoint there yet · shortened: fewer than were there before · failing: it cannot be reached · sent:
 * only sent to, so nothing of it can be compared here
 */
const PlaceState = z.enum(["ok", "empty", "shortened", "failing", "sent"]);

export const CheckpointPlaceResult = z.object({
  label: z.string(),
  state: PlaceState,
  /** Checkpoints read, and lines or objects that are none. */
  checkpoints: z.int(),
  unreadable: z.int(),
  /** Sequence and time of the newest one there. */
  newest: z.object({ sequence: z.int(), at: z.string() }).nullable(),
  message: z.string().nullable(),
});
export type CheckpointPlaceResult = z.infer<typeof CheckpointPlaceResult>;

/** What a walk along the whole chain found. */
export const Verification = z.object({
  /** Null before the first one. */
  checkedAt: z.string().nullable(),
  /** Neither the chain nor a place is in doubt. */
  ok: z.boolean(),
  /** Entries walked, and the last one up to which everything holds. */
  entries: z.int(),
  verifiedUntil: z.object({ sequence: z.int(), at: z.string(), hash: z.string() }).nullable(),
  broken: Break.nullable(),
  places: z.array(CheckpointPlaceResult),
});
export type Verification = z.infer<typeof Verification>;
