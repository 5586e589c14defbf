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
 * Cuts a log into its records without parsing the whole: `{"Records":[…]}`, a list, or objects one after another. What is
 * damaged spoils no more than itself: a record that does not end is given up where the next one begins. Memory holds
 * one record at a time.
 */
export async function* splitRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Slice> {
  const cutter = new Cutter();
  for await (const chunk of input) yield* cutter.take(chunk);
  yield* cutter.end();
}

class Cutter {
  #rest: Buffer = Buffer.alloc(0);
  #inside = false;
  #at = 0;
  /** Where the record under way begins; -1: between two. */
  #from = -1;
  /** Where the next one begins; -1: not in what we hold. */
  #next = -1;
  #depth = 0;
  #quoted = false;

  *take(chunk: Uint8Array): Generator<Slice> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const before = this.#rest.length;
    this.#rest = before === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    if (!this.#inside) {
      const head = this.#rest.toString("utf8", 0, 256);
      if (this.#rest.length < 64 && !/[}\]]/.test(head)) return;
      this.#at = Buffer.byteLength(enveloped.exec(head)?.[0] ?? "");
      this.#inside = true;
    }
    if (this.#from >= 0 && this.#next < 0)
      this.#next = this.#rest.indexOf(beginning, Math.max(1, before - beginning.length));
    yield* this.#cut();
    this.#keepRest();
  }

  *end(): Generator<Slice> {
    if (this.#from < 0) return;
    yield { text: this.#rest.toString("utf8", this.#from), broken: "ends before it is whole" };
  }

  *#cut(): Generator<Slice> {
    const rest = this.#rest;
    for (; this.#at < rest.length; this.#at += 1) {
      // A beginning that was cut by the end of a chunk is found when we are past it.
      if (this.#next >= 0 && this.#at >= this.#next) yield this.#giveUp(this.#next);
      const byte = rest[this.#at];
      if (this.#quoted) {
        if (byte === BACKSLASH) this.#at += 1;
        else if (byte === QUOTE) this.#quoted = false;
      } else if (byte === QUOTE) this.#quoted = this.#from >= 0;
      else if (byte === OPEN) {
        if (this.#depth === 0) this.#begin();
        this.#depth += 1;
      } else if (byte === CLOSE && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth === 0) yield this.#close(this.#at + 1);
      } else if (this.#from >= 0 && this.#at - this.#from > LARGEST) {
        yield this.#giveUp(this.#next >= 0 ? this.#next : this.#at);
      }
    }
  }

  #begin(): void {
    this.#from = this.#at;
    this.#next = this.#rest.indexOf(beginning, this.#at + 1);
  }

  #close(to: number): Slice {
    const text = this.#rest.toString("utf8", this.#from, to);
    this.#from = -1;
    this.#next = -1;
    return { text };
  }

  #giveUp(at: number): Slice {
    const { text } = this.#close(Math.min(at, this.#from + 8192));
    this.#depth = 0;
    this.#quoted = false;
    this.#at = at;
    return { text, broken: "does not end where the next record begins" };
  }

  #keepRest(): void {
    const over = this.#at - this.#rest.length;
    const from = this.#from;
    this.#rest = from < 0 ? Buffer.alloc(0) : this.#rest.subarray(from);
    if (from > 0) {
      this.#from = 0;
      if (this.#next >= 0) this.#next -= from;
    }
    this.#at = this.#rest.length + over;
  }
}
