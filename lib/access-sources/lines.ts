/** A line beyond this many bytes is none: a device's longest are listings of all keys of a folder. */
const LONGEST = 32 * 1024 * 1024;

const RETURN = 13;

/** A line, and the offset of the first byte after its end. */
export interface Line {
  text: string;
  end: number;
  /** It was longer than any line may be; `text` is its beginning. */
  tooLong?: true;
  /** No line feed ends it: perhaps it is half of a line. */
  open?: true;
}

/**
 * Lines of a stream of bytes that begins at `offset`, the line feeds left out. What comes after the last line feed is a line only with
 * `whole`: of a file still being written it is half of one.
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  { offset = 0, whole }: { offset?: number; whole: boolean },
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let held = 0;
  let skipped = false;
  let at = offset;
  const take = (last: Buffer, end: number): Line => {
    const bytes = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    held = 0;
    const length = bytes[bytes.length - 1] === RETURN ? bytes.length - 1 : bytes.length;
    const line: Line = { text: bytes.toString("utf8", 0, length), end };
    if (skipped) line.tooLong = true;
    skipped = false;
    return line;
  };
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      yield take(skipped ? Buffer.alloc(0) : bytes.subarray(from, to), at + to + 1);
      from = to + 1;
    }
    const rest = bytes.subarray(from);
    at += bytes.length;
    if (rest.length === 0 || skipped) continue;
    held += rest.length;
    if (held > LONGEST) {
      parts = parts.slice(0, 1).map((part) => part.subarray(0, 8192));
      skipped = true;
    } else parts.push(Buffer.from(rest));
  }
  if (whole && (held > 0 || skipped)) yield { ...take(Buffer.alloc(0), at), open: true };
}
