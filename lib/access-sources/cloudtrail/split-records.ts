/** A record beyond this many bytes is none: CloudTrail writes at most 256 KB. */
const LARGEST = 1024 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const enveloped = /^\uFEFF?\s*\{\s*"(?:Records|Events)"\s*:\s*\[/;
/** How CloudTrail begins a record, and nothing inside one. */
const beginning = Buffer.from('{"eventVersion"');

/** The text of one record; `broken` says why it is none. */
export interface Slice {
  text: string;
  broken?: string;
}

/**
 * Cuts a log into its records without parsing the whole: `{"Records":[…]}`, a list, or objects one after another. Where records
 * begin as CloudTrail's do, each goes to where the next begins, so that what is damaged spoils no more than itself; others
 * go to their closing brace. Memory holds one record at a time.
 */
export async function* splitRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Slice> {
  const cutter = new Cutter();
  for await (const chunk of input) yield* cutter.take(chunk);
  yield* cutter.end();
}

class Cutter {
  #rest: Buffer = Buffer.alloc(0);
  #inside = false;
  /** Up to here there is no further beginning, or none that is not cut. */
  #searched = 0;

  *take(chunk: Uint8Array): Generator<Slice> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    if (!this.#inside) {
      const head = this.#rest.toString("utf8", 0, 256);
      if (this.#rest.length < 64 && !/[}\]]/.test(head)) return;
      this.#drop(Buffer.byteLength(enveloped.exec(head)?.[0] ?? ""));
      this.#inside = true;
    }
    yield* this.#cut(false);
  }

  *end(): Generator<Slice> {
    if (!this.#inside) this.#drop(0);
    yield* this.#cut(true);
  }

  *#cut(last: boolean): Generator<Slice> {
    for (;;) {
      const from = this.#rest.indexOf(OPEN);
      if (from < 0) return this.#drop(this.#rest.length);
      if (from > 0) this.#drop(from);
      const next = this.#rest.indexOf(beginning, Math.max(1, this.#searched));
      const usual = this.#begins();
      if (usual && next > 0) {
        yield { text: trimmed(this.#rest, next) };
        this.#drop(next);
        continue;
      }
      // Between a record of the usual form and the next there is nothing to look for until the next is here.
      const end = usual && !last ? -1 : closing(this.#rest, next > 0 ? next : this.#rest.length);
      if (end > 0) {
        yield { text: this.#rest.toString("utf8", 0, end) };
        this.#drop(end);
      } else if (next > 0 || this.#rest.length > LARGEST || last) {
        const to = next > 0 ? next : this.#rest.length;
        const broken =
          last && next < 0 ? "ends before it is whole" : "does not end where a record may";
        yield { text: this.#rest.toString("utf8", 0, Math.min(to, 8192)), broken };
        this.#drop(to);
      } else {
        this.#searched = this.#rest.length - beginning.length;
        return;
      }
    }
  }

  /** Whether what we hold begins like a record of CloudTrail's. */
  #begins(): boolean {
    return (
      this.#rest.compare(
        beginning,
        0,
        beginning.length,
        0,
        Math.min(beginning.length, this.#rest.length),
      ) === 0
    );
  }

  #drop(bytes: number): void {
    this.#rest = this.#rest.subarray(bytes);
    this.#searched = 0;
  }
}

/** The text up to a byte, without the comma and the space before it. */
function trimmed(bytes: Buffer, to: number): string {
  let end = to;
  while (end > 0 && bytes[end - 1] !== CLOSE && end > to - 64) end -= 1;
  return bytes.toString("utf8", 0, end > 0 && bytes[end - 1] === CLOSE ? end : to);
}

/** Where the object that begins at 0 ends, at most at `limit`; -1: it does not. */
function closing(bytes: Buffer, limit: number): number {
  let depth = 0;
  for (let at = 0; at < limit; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfText(bytes, at + 1);
      if (at < 0) return -1;
    } else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The quote that ends a text; -1: none does. */
function endOfText(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let slashes = 0;
    while (bytes[at - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
