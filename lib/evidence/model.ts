import { z } from "zod";
import { Purpose } from "@/lib/access-history/model/purpose";
import { AccessFilters } from "@/lib/access-history/model/query";
import { listOf } from "@/lib/http/model";

/** rows: the rows alone · bundle: a signed zip with the rows and all that is needed to judge them */
export const ExportKind = z.enum(["rows", "bundle"]);
export type ExportKind = z.infer<typeof ExportKind>;

export const ExportFormat = z.enum(["csv", "jsonl"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Language of the CSV's column names. */
export const HeaderLanguage = z.enum(["ja", "en"]);
export type HeaderLanguage = z.infer<typeof HeaderLanguage>;

/** queued → running → done → expired; or failed, or cancelled by who asked */
export const ExportState = z.enum(["queued", "running", "done", "failed", "cancelled", "expired"]);
export type ExportState = z.infer<typeof ExportState>;

/** What is asked for. Filters that follow a person need a purpose. */
export const NewExport = z.strictObject({
  kind: ExportKind.default("rows"),
  format: ExportFormat.default("csv"),
  header: HeaderLanguage.default("en"),
  /** People's names, ids and addresses are replaced by pseudonyms that are the same within this export only. */
  pseudonymous: z.boolean().default(false),
  filters: z.preprocess((given) => given ?? {}, AccessFilters),
  purpose: Purpose.optional(),
});
export type NewExport = z.output<typeof NewExport>;

export const Export = z.object({
  id: z.string(),
  kind: ExportKind,
  format: ExportFormat,
  header: HeaderLanguage,
  pseudonymous: z.boolean(),
  filters: z.record(z.string(), z.unknown()),
  /** Who asked for it, and whether that is the viewer: nobody else can fetch it. */
  makerName: z.string(),
  own: z.boolean(),
  state: ExportState,
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  rows: z.number(),
  /** Share of the asked-for time that has been read, 0 to 1. */
  progress: z.number(),
  bytes: z.number(),
  /** Of the whole file, in hex. */
  sha256: z.string().nullable(),
  /** Fingerprint of the key a bundle is signed with. */
  signedBy: z.string().nullable(),
  fileName: z.string(),
  message: z.string().nullable(),
});
export type Export = z.infer<typeof Export>;

export const ExportList = listOf(Export);
