import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { invalidInput } from "@/lib/errors";
import { mostBytes } from "../model/kinds";
import { type Encoding, encodingOf, textOf } from "./decode";

/** A file that is larger, or has more rows, is refused. */
export const limits = { bytes: mostBytes, rows: 100_000, record: 64 * 1024 };

/** A row as it stands in the file, with the line on which it begins. */
export interface FileRow {
  line: number;
  fields: string[];
}

export interface CsvFile {
  encoding: Encoding;
  head: FileRow;
  rows: FileRow[];
}

/**
 * Reads a CSV file as spreadsheets write it: commas, semicolons or tabs, quoted fields, any line ends. Empty lines are
 * passed over; a row with fewer or more fields than the head is a row. Throws invalid-input, naming the line, where a quote
 * is never closed, and where the file is empty or has more rows than `limits` allows.
 */
export async function readCsv(bytes: Uint8Array): Promise<CsvFile> {
  const encoding = encodingOf(bytes);
  const rows: FileRow[] = [];
  let lastLine = 0;
  const parser = parse({
    delimiter: delimiterOf(bytes, encoding),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.record,
    // Taken here and not from the stream, which forgets what waits in it when it fails.
    on_record(record: string[], { lines }) {
      const inside = record.reduce((sum, field) => sum + field.split("\n").length - 1, 0);
      lastLine = lines;
      if (record.some((field) => field.trim() !== ""))
        rows.push({ line: lines - inside, fields: record });
      if (rows.length > limits.rows + 1)
        throw invalidInput(`The file has more than ${limits.rows} rows. Divide it into several.`);
      return null;
    },
  });
  try {
    await pipeline(Readable.from(textOf(bytes, encoding)), parser.resume());
  } catch (error) {
    throw error instanceof CsvError ? explained(error, lastLine + 1) : error;
  }
  const [head, ...others] = rows;
  if (head === undefined) throw invalidInput("The file is empty.");
  return { encoding, head, rows: others };
}

function explained({ code, message }: CsvError, line: number) {
  if (code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE")
    return invalidInput(
      `Line ${line}: a quoted field begins here or in the lines after it and does not end. Close the quote, or write it twice where it is part of the text.`,
    );
  return invalidInput(`Line ${line}: ${message}`);
}

/** What divides the fields of the first line: spreadsheets follow the country they are set to. */
function delimiterOf(bytes: Uint8Array, encoding: Encoding): string {
  const [text = ""] = textOf(bytes.subarray(0, limits.record), encoding);
  const first = text.trimStart().split("\n", 1)[0] ?? "";
  const count = (mark: string) => first.split(mark).length;
  return [",", "\t", ";"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
