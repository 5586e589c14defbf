import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { isSealOf, readSeal, sealLength } from "../bundle/seal";

/** The last bytes of a file as text, and the SHA-256 (hex) of all before. */
interface End {
  seal: string;
  sha256: string;
}

export async function readEnd(file: string): Promise<End> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - sealLength);
    const { buffer } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const hash = createHash("sha256");
    if (start > 0)
      for await (const piece of createReadStream(file, { end: start - 1 })) hash.update(piece);
    return { seal: buffer.toString("latin1"), sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

/** Why the seal does not hold under this key (PEM); null: it does. */
export function sealProblem({ seal, sha256 }: End, publicKey: string): string | null {
  const read = readSeal(seal);
  if (read === null) return "its seal was changed or is missing";
  return isSealOf(read, sha256, publicKey)
    ? null
    : "a byte of it was changed: the seal over all bytes does not hold";
}
