import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { BundledFile } from "./format";
import { unsealed } from "./seal";

/** A zip that is written while its content is read; what is added is counted and hashed. */
export interface ZipWriter {
  readonly output: AsyncIterable<Buffer>;
  /** Resolves when all of it has been read. */
  add(name: string, content: AsyncIterable<Buffer> | Buffer): Promise<BundledFile>;
  end(): void;
  /** Ends the output with the error. */
  fail(error: unknown): void;
}

/** Compression is light: it must not be slower than the database. Entries of 4 GiB and more become zip64 by themselves. */
export function makeZip(mtime: Date): ZipWriter {
  const zip = new ZipFile();
  const output = zip.outputStream;
  // Destroyed itself: a stream around it would wait for a piece that never comes.
  if (!(output instanceof Readable)) throw new TypeError("yazl's output is no stream of Node.");
  const fail = (error: unknown) =>
    void output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  return {
    output,
    fail,
    end: () => zip.end({ forceZip64Format: false, comment: unsealed }),
    add: (name, content) =>
      new Promise((resolve, reject) => {
        const pieces = Buffer.isBuffer(content) ? Readable.from([content]) : content;
        const stream = Readable.from(hashed(name, pieces, resolve), { objectMode: false });
        stream.once("error", reject);
        zip.addReadStream(stream, name, {
          mtime,
          mode: 0o100644,
          compress: true,
          compressionLevel: 1,
        });
      }),
  };
}

async function* hashed(
  name: string,
  content: AsyncIterable<Buffer>,
  done: (file: BundledFile) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of content) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  done({ name, bytes, sha256: hash.digest("hex") });
}
