import { invalidInput } from "@/lib/errors";

export type Encoding = "utf-8" | "shift_jis" | "utf-16le";

/**
 * The encoding of a file: by its byte order mark, else UTF-8 where all of it is, else Shift_JIS as Windows writes it
 * (CP932). Throws invalid-input naming the first line that is neither. Pure.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (reads(bytes, "utf-8")) return "utf-8";
  if (reads(bytes, "shift_jis")) return "shift_jis";
  throw invalidInput(
    `Line ${firstLineThatIsNeither(bytes)} is neither UTF-8 nor Shift_JIS. Save the file as "CSV UTF-8" and hand it in again.`,
  );
}

/** The text in pieces, line ends as `\n`, without a byte order mark, and without NUL, which no database takes. */
export function* textOf(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  const size = 64 * 1024;
  let held = "";
  for (let from = 0; from < bytes.length; from += size) {
    const text = held + decoder.decode(bytes.subarray(from, from + size), { stream: true });
    // A line end may be cut in two.
    const cut = text.endsWith("\r") ? text.length - 1 : text.length;
    held = text.slice(cut);
    yield text.slice(0, cut).replaceAll("\r\n", "\n").replaceAll("\0", "");
  }
  yield held + decoder.decode();
}

function reads(bytes: Uint8Array, encoding: "utf-8" | "shift_jis"): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Both encodings write a line end as the byte of a line end, and nothing else as that. */
function firstLineThatIsNeither(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const at = bytes.indexOf(0x0a, from);
    const end = at === -1 ? bytes.length : at;
    const part = bytes.subarray(from, end);
    if (!reads(part, "utf-8") && !reads(part, "shift_jis")) return line;
    from = end + 1;
  }
  // Each line is one of the two, and the file is a mixture.
  return 1;
}
