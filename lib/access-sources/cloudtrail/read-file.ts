import type { ParsedRecord, Piece, Stretch } from "@/lib/access-sources/access-source";
import { excerptOf } from "@/lib/access-sources/excerpt";
import { DamagedInput, inflated } from "@/lib/access-sources/inflate";
import { type Draft, parseRecord } from "./parse-record";
import { settlePartners } from "./partners";
import type { RecordContext } from "./record-context";
import { type Slice, splitRecords } from "./split-records";

/**
 * Records per stretch. A fixed number: a file read again from any of its cursors falls into the same stretches, and partners
 * find each other as they did before.
 */
const STRETCH = 5000;

/** Where to go on in a file: records already stored. */
interface Cursor {
  records: number;
}

/** One log file, gzip or not. `open` is called once per reading. */
export function filePiece(
  name: string,
  open: () => AsyncIterable<Uint8Array>,
  context: RecordContext,
): Piece {
  return {
    name,
    read: (from, signal) => readFile(open(), cursorOf(from), context, signal),
  };
}

async function* readFile(
  input: AsyncIterable<Uint8Array>,
  { records: done }: Cursor,
  context: RecordContext,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  let at = 0;
  let drafts: Draft[] = [];
  const stretch = (): Stretch => {
    const records = settlePartners(drafts);
    drafts = [];
    return { records, cursor: { records: at } };
  };
  try {
    for await (const slice of splitRecords(inflated(input))) {
      at += 1;
      if (at <= done) continue;
      drafts.push(draftOf(slice, at, context));
      if (drafts.length < STRETCH) continue;
      signal.throwIfAborted();
      yield stretch();
    }
  } catch (error) {
    if (!(error instanceof DamagedInput)) throw error;
    at += 1;
    drafts.push(rejected(at, error.message, ""));
  }
  signal.throwIfAborted();
  if (drafts.length > 0) yield stretch();
}

/** One record from its text: of a file, or out of the envelope LookupEvents wraps it in. */
export function draftOf({ text, broken }: Slice, at: number, context: RecordContext): Draft {
  if (broken !== undefined) return rejected(at, broken, text);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
    const wrapped = (raw as { CloudTrailEvent?: unknown } | null)?.CloudTrailEvent;
    if (typeof wrapped === "string") raw = JSON.parse(wrapped);
  } catch {
    return rejected(at, "is no JSON", text);
  }
  const draft = parseRecord(raw, at, context);
  if ("rejected" in draft.record) draft.record.excerpt = excerptOf(text);
  return draft;
}

const rejected = (at: number, reason: string, text: string): Draft => ({
  record: { at, rejected: reason, excerpt: excerptOf(text) } satisfies ParsedRecord,
  name: "",
  requestId: null,
  forParameterStore: false,
});

function cursorOf(from: unknown): Cursor {
  const records = (from as { records?: unknown } | null | undefined)?.records;
  return { records: typeof records === "number" && records > 0 ? records : 0 };
}
