import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { many, one, pageSize } from "@/lib/http/model/query";
import { capacities } from "./model/capacity";

/** Rows of one act: a page of a list, or what was selected of it. */
export const mostAtOnce = 1000;

const Ids = z.array(z.uuid()).min(1).max(mostAtOnce);
const Note = z.string().trim().max(500);

export const ConfirmInput = z.strictObject({ ids: Ids, note: Note.optional() });
export type ConfirmInput = z.output<typeof ConfirmInput>;

/** Why a row was not confirmed. */
const refusals = ["not-yours", "not-counted", "not-found", "already-marked"] as const;

export const Confirmed = z.object({
  confirmed: z.int(),
  /** More than twenty at once: marked so, and told beside the figure. */
  bulk: z.boolean(),
  refused: z.array(z.object({ id: z.string(), because: z.enum(refusals) })),
});
export type Confirmed = z.infer<typeof Confirmed>;

/** What was confirmed of a secret, and what ended it, newest first. */
export const AttestationStep = z.object({
  at: z.string(),
  kind: z.enum(["confirmed", "ended"]),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  as: z.enum(capacities).nullable(),
  bulk: z.boolean(),
  rows: z.int().nullable(),
  note: z.string().nullable(),
  dueAt: z.string().nullable(),
  why: z.string().nullable(),
});

const PersonName = z.object({ id: z.string(), name: z.string() });

export const markKinds = ["hand-over", "retire"] as const;
export const markActs = ["accept", "decline", "withdraw"] as const;
export type MarkAct = (typeof markActs)[number];

/** What somebody said of a secret instead of confirming it, as long as it is open. */
export const Mark = z.object({
  id: z.string(),
  kind: z.enum(markKinds),
  to: PersonName.nullable(),
  note: z.string(),
  by: PersonName,
  at: z.string(),
  /** What this viewer may do with it. */
  mayDo: z.array(z.enum(markActs)),
});
export type Mark = z.infer<typeof Mark>;

/**
 * confirmed: holds for more than two weeks · due-soon: holds, for two weeks at most · lapsed: its time is over · ended:
 * something about the secret changed · never: nobody has confirmed it yet
 */
export const standings = ["never", "ended", "lapsed", "due-soon", "confirmed"] as const;
export type Standing = (typeof standings)[number];

export const AttestationItem = z.object({
  id: z.string(),
  path: z.string(),
  backend: z.string(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  classification: z.string().nullable(),
  owner: PersonName.nullable(),
  standing: z.enum(standings),
  /** Until when it holds, or held. */
  dueAt: z.string().nullable(),
  /** The latest confirmation, whether or not it still holds. */
  confirmed: z
    .object({ at: z.string(), by: PersonName, as: z.enum(capacities), bulk: z.boolean() })
    .nullable(),
  /** What ended it. */
  ended: z.object({ at: z.string(), why: z.string() }).nullable(),
  marks: z.array(Mark),
  /** As whom this viewer may confirm it; null: he may not. */
  mayConfirmAs: z.enum(capacities).nullable(),
});
export type AttestationItem = z.infer<typeof AttestationItem>;

export const AttestationList = listOf(AttestationItem);
export type AttestationList = z.infer<typeof AttestationList>;

/** mine: the viewer owns, stands in for or leads · all: whatever he sees */
export const views = ["mine", "all"] as const;

export const AttestationQuery = z.strictObject({
  view: one(z.enum(views).default("mine")),
  standing: many(z.enum(standings)),
  team: many(z.string().min(1).max(200)),
  service: many(z.string().min(1).max(200)),
  environment: many(z.string().min(1).max(200)),
  /** Only what is marked so. */
  mark: one(z.enum(markKinds).optional()),
  secret: one(z.uuid().optional()),
  cursor: one(z.string().max(2000).optional()),
  limit: pageSize(),
});
export type AttestationQuery = z.output<typeof AttestationQuery>;

const TeamProgress = z.object({
  /** Null: unassigned. */
  team: z.string().nullable(),
  lead: PersonName.nullable(),
  counted: z.int(),
  confirmed: z.int(),
  byOperator: z.int(),
  inBulk: z.int(),
  /** Whether this viewer may open its rows. */
  open: z.boolean(),
});
export const AttestationProgress = z.object({ asOf: z.string(), items: z.array(TeamProgress) });
export type AttestationProgress = z.infer<typeof AttestationProgress>;

export const HandOverInput = z.strictObject({
  ids: Ids,
  to: z.email().max(200).toLowerCase(),
  note: Note.min(1),
});
export const RetireInput = z.strictObject({ ids: Ids, note: Note.min(1) });
export const Marked = z.object({ marked: z.int(), refused: Confirmed.shape.refused });
export type Marked = z.infer<typeof Marked>;
