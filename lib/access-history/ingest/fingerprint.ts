import { createHash } from "node:crypto";

/** Bytes by which files are sorted apart before they are compared whole. */
const HEAD = 512;

/** What a file is known by, whatever its name: how it begins, how long it is, and what it holds. */
export interface Fingerprint {
  /** The name of its piece. */
  name: string;
  /** Of the pieces asked for, the longest that this file begins with: it has grown since. Null: none. */
  grownFrom: string | null;
}

const nameOf = (head: string, size: number, hash: string) => `file:${head}:${size}:${hash}`;

/**
 * Reads a file once, in constant memory.
 * @param known names of pieces of files that begin alike
 */
export async function fingerprint(
  input: AsyncIterable<Uint8Array>,
  known: (head: string) => Promise<readonly string[]>,
): Promise<Fingerprint> {
  const whole = createHash("sha256");
  let size = 0;
  let begin: Buffer | undefined = Buffer.alloc(0);
  let head = "";
  let waiting: { name: string; size: number; hash: string }[] = [];
  let grownFrom: string | null = null;

  for await (const chunk of input) {
    let bytes: Uint8Array = chunk;
    if (begin) {
      begin = Buffer.concat([begin, bytes]);
      if (begin.length < HEAD) continue;
      bytes = begin;
      await headKnown(begin);
      begin = undefined;
    }
    take(bytes);
  }
  if (begin) {
    await headKnown(begin);
    take(begin);
  }
  return { name: nameOf(head, size, whole.digest("hex")), grownFrom };

  async function headKnown(bytes: Buffer): Promise<void> {
    head = createHash("sha256").update(bytes.subarray(0, HEAD)).digest("hex").slice(0, 16);
    waiting = (await known(head)).map(parseName).sort((a, b) => a.size - b.size);
  }

  function take(bytes: Uint8Array): void {
    let from = 0;
    for (
      let next = waiting[0];
      next && next.size <= size + bytes.length - from;
      next = waiting[0]
    ) {
      whole.update(bytes.subarray(from, from + next.size - size));
      from += next.size - size;
      size = next.size;
      if (whole.copy().digest("hex") === next.hash) grownFrom = next.name;
      waiting.shift();
    }
    whole.update(bytes.subarray(from));
    size += bytes.length - from;
  }
}

function parseName(name: string): { name: string; size: number; hash: string } {
  const [, , size = "0", hash = ""] = name.split(":");
  return { name, size: Number(size), hash };
}
