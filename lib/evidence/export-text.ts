import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import type { AccessFilters } from "@/lib/access-history/model/query";
import { csvEncoder } from "./encode/csv";
import type { Encoder } from "./encode/encoder";
import { jsonLinesEncoder } from "./encode/json-lines";
import { makePseudonyms } from "./encode/pseudonyms";
import type { ExportFormat, HeaderLanguage } from "./model";
import { readRows } from "./read-rows";

/** What is to be written, and how. */
export interface TextWanted {
  format: ExportFormat;
  header: HeaderLanguage;
  pseudonymous: boolean;
  filters: AccessFilters;
}

/** How far an export has come. */
export interface Progress {
  rows: number;
  /** Share of the asked-for time, 0 to 1. */
  share: number;
}

/** The clock and the ears of an export. */
export interface Hearing {
  now: Date;
  signal: AbortSignal;
  /** How far it is. */
  tell(progress: Progress): void;
  /** The rows themselves, as whole lines of COPY. */
  see?(lines: string): void;
}

/** The text of an export, piece by piece at the reader's pace. */
export async function* exportText(
  viewer: Viewer,
  { filters, ...how }: TextWanted,
  { now, signal, tell, see }: Hearing,
): AsyncGenerator<Buffer> {
  const encoder = encoderOf(how);
  if (encoder.head !== "") yield Buffer.from(encoder.head);
  let rows = 0;
  for await (const read of readRows(viewer, filters, now, signal)) {
    rows += read.rows;
    see?.(read.lines);
    if (read.rows > 0) yield Buffer.from(encoder.encode(read.lines));
    tell({ rows, share: read.progress });
  }
}

function encoderOf({ format, header, pseudonymous }: Omit<TextWanted, "filters">): Encoder {
  const pseudonyms = pseudonymous ? makePseudonyms() : null;
  return format === "csv" ? csvEncoder(header, pseudonyms) : jsonLinesEncoder(pseudonyms);
}
