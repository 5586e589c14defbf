import { z } from "zod";
import { one, pageSize } from "@/lib/http/model/query";
import { provenances, registers, rowKinds, rowsOnPage, standings } from "./model/kinds";

export const Register = z.enum(registers);
export type Register = z.infer<typeof Register>;
export const Provenance = z.enum(provenances);
export type Provenance = z.infer<typeof Provenance>;
export const Standing = z.enum(standings);

/** Fields of an item, as the config file calls them; a day is YYYY-MM-DD. */
export const Item = z.record(z.string(), z.string());
export type Item = z.infer<typeof Item>;

export const RowKind = z.enum(rowKinds);
export type RowKind = z.infer<typeof RowKind>;

/** Why a row does nothing. */
const problemCodes = [
  "no-id",
  "bad-id",
  "twice",
  "no-name",
  "too-long",
  "no-team",
  "unknown-team",
  "two-teams",
  "bad-address",
  "bad-day",
  "too-many-fields",
  "yourself",
] as const;
export const Problem = z.object({
  code: z.enum(problemCodes),
  /** The file's own name of the column; null: the row as a whole. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** Line of the row that says the same. */
  line: z.number().nullable(),
});
export type Problem = z.infer<typeof Problem>;

export const FilePlace = z.object({ path: z.string(), line: z.number() });
export type FilePlace = z.infer<typeof FilePlace>;

export const ImportRow = z.object({
  kind: RowKind,
  /** 1, 2, … inside its kind. */
  place: z.number(),
  /** Line of the file on which the row begins; null: the file does not name it. */
  line: z.number().nullable(),
  key: z.string().nullable(),
  before: Item.nullable(),
  after: Item.nullable(),
  problem: Problem.nullable(),
  /** Where the config file has it. */
  file: FilePlace.nullable(),
  /** The fields of a bad row, as they stand in the file. */
  fields: z.array(z.string()),
  /** How many secrets a leaver owns; null: not asked of this kind. */
  owns: z.number().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const ImportRowList = z.object({
  items: z.array(ImportRow),
  nextCursor: z.string().nullable(),
  total: z.number(),
});

const ImportState = z.enum(["preview", "proposed", "applied", "rejected", "taken-back"]);

export const Counts = z.object(
  Object.fromEntries(rowKinds.map((kind) => [kind, z.number()])) as Record<RowKind, z.ZodNumber>,
);
export type Counts = z.infer<typeof Counts>;

/** What the days on which people leave do: secrets they own, and teams they lead. */
export const Effect = z.object({
  /** Of the people whose day is past or today: secrets without an owner then. */
  ownedByLeavers: z.number(),
  ownedByMissing: z.number(),
  /** Names of teams without a lead then. */
  leaderless: z.array(z.string()),
});
export type Effect = z.infer<typeof Effect>;

/** A column of the file: its own name, and the field it is read as; null: it is not read. */
export const FileColumn = z.object({ name: z.string(), field: z.string().nullable() });
export type FileColumn = z.infer<typeof FileColumn>;

export const Import = z.object({
  id: z.string(),
  register: Register,
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  encoding: z.enum(["utf-8", "shift_jis", "utf-16le"]),
  columns: z.array(FileColumn),
  state: ImportState,
  counts: Counts,
  effect: Effect,
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  /** Until when a preview can be applied. */
  expiresAt: z.string(),
  missingLeft: z.boolean(),
  reason: z.string().nullable(),
  approval: z.enum(["at-once", "alone", "another"]).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type Import = z.infer<typeof Import>;
export const ImportList = z.object({ items: z.array(Import) });

export const UploadQuery = z.strictObject({
  register: one(Register),
  name: one(z.string().trim().min(1).max(200).default("import.csv")),
});
export const ImportParams = z.object({ id: z.uuid() });
export const ImportRowsQuery = z.strictObject({
  kind: one(RowKind),
  cursor: one(z.coerce.number().int().min(0).default(0)),
  limit: pageSize(rowsOnPage),
});

const reason = z.string().trim().min(1, "must not be empty").max(500);
export const Application = z.strictObject({
  reason,
  /** Marks people whom the file does not name as left today; then `missing` says how many that are. */
  missingLeft: z.boolean().default(false),
  missing: z.number().int().optional(),
});
export type Application = z.output<typeof Application>;

/** What came of it; `deciders`: who may decide it, where it waits for another. */
export const ImportOutcome = z.object({
  id: z.string(),
  state: ImportState,
  deciders: z.array(z.string()),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const RegisterParams = z.object({ register: Register });
export const HeaderQuery = z.strictObject({ header: one(z.enum(["ja", "en"]).default("ja")) });

/** One row of a register as it holds now. */
const RegisterRow = z.object({
  id: z.string(),
  item: Item,
  from: Provenance,
  file: FilePlace.nullable(),
  /** Of people. */
  standing: Standing.nullable(),
  /** Who declared it on screen or by a file, when and why; null: the config file, or the single sign-on alone. */
  declared: z
    .object({ by: z.string(), at: z.string(), reason: z.string(), importId: z.string().nullable() })
    .nullable(),
  /** When they last came by single sign-on. */
  signInAt: z.string().nullable(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;
export const RegisterRowList = z.object({
  items: z.array(RegisterRow),
  nextCursor: z.string().nullable(),
  total: z.number(),
});
