import { createGunzip } from "node:zlib";

/** Bytes a file may unfold to. CloudTrail's hold at most 50 MB, which unfold about twenty times. */
const MOST = 16 * 1024 ** 3;

/** What came in is damaged: said of the file, not of the network it came by. */
export class DamagedInput extends Error {
  override readonly name = "DamagedInput";
}

/**
 * The bytes as they were before gzip, where they were; others pass as they are. Throws DamagedInput for a broken or
 * endless stream, and whatever the input throws.
 */
export async function* inflated(
  input: AsyncIterable<Uint8Array>,
  most = MOST,
): AsyncGenerator<Uint8Array> {
  const source = input[Symbol.asyncIterator]();
  const first = await firstBytes(source);
  if (first === null) return;
  const all = chained(first, source);
  if (first[0] === 0x1f && first[1] === 0x8b) yield* unzipped(all, most);
  else yield* all;
}

/** At least two bytes, where there are two. */
async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  let bytes: Uint8Array | null = null;
  while ((bytes?.length ?? 0) < 2) {
    const { value, done } = await source.next();
    if (done) break;
    bytes = bytes ? Buffer.concat([bytes, value]) : value;
  }
  return bytes;
}

async function* chained(first: Uint8Array, source: AsyncIterator<Uint8Array>) {
  try {
    yield first;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

async function* unzipped(
  input: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let failed: { error: unknown } | null = null;
  const feed = (async () => {
    try {
      for await (const chunk of input) {
        if (gunzip.destroyed) return;
        if (!gunzip.write(chunk)) await drained(gunzip);
      }
      gunzip.end();
    } catch (error) {
      failed = { error };
      gunzip.destroy();
    }
  })();
  let total = 0;
  try {
    for await (const chunk of gunzip) {
      total += chunk.length;
      if (total > most) throw new DamagedInput(`unfolds to more than ${most} bytes`);
      yield chunk;
    }
  } catch (error) {
    const ours = failed as { error: unknown } | null;
    if (ours) throw ours.error;
    throw isZlib(error) ? new DamagedInput("the gzip stream is damaged or cut off") : error;
  } finally {
    gunzip.destroy();
    await feed;
  }
}

/** Resolves when it takes more, or never will. */
const drained = (stream: NodeJS.WritableStream) =>
  new Promise<void>((resolve) => {
    const done = () => {
      stream.off("drain", done);
      stream.off("close", done);
      resolve();
    };
    stream.on("drain", done);
    stream.on("close", done);
  });

const isZlib = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
