import type { ParsedRecord, Piece, Stretch } from "@/lib/access-sources/access-source";
import { excerptOf } from "@/lib/access-sources/excerpt";
import { DamagedInput, inflated } from "@/lib/access-sources/inflate";
import { type Line, linesOf } from "@/lib/access-sources/lines";
import type { LineContext } from "./line-context";
import { parseLine } from "./parse-line";

/** Lines per stretch. */
export const STRETCH = 5000;

/** JSON lines somebody hands over, gzip or not. The cursor is the number of lines already stored. */
export function handedLines(
  name: string,
  input: AsyncIterable<Uint8Array>,
  context: () => Promise<LineContext>,
): Piece {
  return { name, read: (from, signal) => readLines(input, lineOf(from), context, signal) };
}

async function* readLines(
  input: AsyncIterable<Uint8Array>,
  done: number,
  contextOf: () => Promise<LineContext>,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  const context = await contextOf();
  let records: ParsedRecord[] = [];
  let at = 0;
  let halves = 0;
  const stretch = (): Stretch => {
    const full = { records, cursor: { line: at - halves } };
    records = [];
    return full;
  };
  try {
    for await (const line of linesOf(inflated(input), { whole: true })) {
      at += 1;
      if (at <= done) continue;
      const record = recordOf(line, at, context);
      if (record) records.push(record);
      // Half a line at the end of a file that was still being written: read again when the file has grown.
      if (line.open && record && "rejected" in record) halves = 1;
      if (records.length < STRETCH) continue;
      signal.throwIfAborted();
      yield stretch();
    }
  } catch (error) {
    if (!(error instanceof DamagedInput)) throw error;
    at += 1;
    records.push({ at, rejected: error.message, excerpt: "" });
  }
  signal.throwIfAborted();
  if (records.length > 0) yield stretch();
}

/** What a line comes to; null for an empty one, which is no record. */
export function recordOf(line: Line, at: number, context: LineContext): ParsedRecord | null {
  if (line.tooLong)
    return { at, rejected: "is too long for a line", excerpt: excerptOf(line.text) };
  return line.text.trim() === "" ? null : parseLine(line.text, at, context);
}

function lineOf(from: unknown): number {
  const line = (from as { line?: unknown } | null | undefined)?.line;
  return typeof line === "number" && line > 0 ? line : 0;
}
