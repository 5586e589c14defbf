import { z } from "zod";
import { one } from "@/lib/http/model/query";
import { Section } from "./model/section";
import { Effect } from "./model/trial";

export const State = z.enum(["proposed", "in-force", "rejected", "superseded", "withdrawn"]);
export type State = z.infer<typeof State>;

const Place = z.object({ path: z.string(), line: z.number() });

/** One item of a section: of the file, or made on screen. */
export const Declared = z.object({
  /** Of a declaration made on screen; null: of the file. */
  id: z.string().nullable(),
  section: Section,
  key: z.string(),
  /** As the config file has it, or would have it; null: what holds is to hold no longer. */
  body: z.unknown(),
  from: z.enum(["file", "screen"]),
  file: Place.nullable(),
  /** The file has an item with this id, so that the one of the screen does not hold. */
  shadowed: z.boolean(),
  state: State,
  approval: z.enum(["at-once", "alone", "another"]).nullable(),
  bettered: z.array(z.string()).nullable(),
  effect: Effect.nullable(),
  reason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Declared = z.infer<typeof Declared>;

export const DeclaredList = z.object({ items: z.array(Declared) });

const reason = z.string().trim().min(1, "must not be empty").max(500);

/** A new item, or another content of one. */
export const NewDeclaration = z.strictObject({
  section: Section,
  key: z.string().trim().min(1).max(500),
  body: z.unknown(),
  reason,
  /** Id of the declaration that held when this was written, null where none did: another since then is a conflict. */
  replaces: z.uuid().nullable().optional(),
});
export type NewDeclaration = z.output<typeof NewDeclaration>;

export const Withdrawal = z.strictObject({
  section: Section,
  key: z.string().min(1).max(500),
  reason,
});
export const Reordering = z.strictObject({
  section: Section,
  keys: z.array(z.string()).max(5000),
  reason,
});
export const Decision = z.enum(["approve", "reject", "take-back"]);
export type Decision = z.infer<typeof Decision>;
export const Decide = z.strictObject({ decision: Decision });
export const SectionQuery = z.strictObject({ section: one(Section) });
export const HistoryQuery = z.strictObject({
  section: one(Section),
  key: one(z.string().max(500)),
});
export const DeclarationParams = z.object({ id: z.uuid() });

/** What came of an act: it holds, or waits for somebody who may decide it. */
export const Outcome = z.object({
  id: z.string(),
  state: State,
  /** Names of those who may decide it; empty where it holds. */
  deciders: z.array(z.string()),
});
export type Outcome = z.infer<typeof Outcome>;
