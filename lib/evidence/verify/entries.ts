import { createHash } from "node:crypto";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { Problem } from "./problem";

const MOST_ENTRIES = 30;
/** Deflate cannot do better than about 1032 to 1. */
const DENSEST = 1100;

/** A zip's entries by name. Names that would lead elsewhere, doubles, links and locked ones are problems, not entries. */
export async function entriesOf(
  file: string,
): Promise<{ zip: ZipFile; entries: Map<string, Entry>; problems: Problem[] }> {
  const zip = await openPromise(file, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
    validateEntrySizes: true,
  });
  const entries = new Map<string, Entry>();
  const problems: Problem[] = [];
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new Error(`it has ${zip.entryCount} entries`);
    for await (const entry of zip.eachEntry()) {
      const wrong = wrongWith(entry, entries);
      if (wrong) problems.push({ file: shown(entry.fileName), what: wrong });
      else entries.set(entry.fileName, entry);
    }
  } catch (error) {
    problems.push({ file: "zip", what: `cannot be read: ${messageOf(error)}` });
  }
  return { zip, entries, problems };
}

function wrongWith(entry: Entry, before: ReadonlyMap<string, Entry>): string | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(entry.fileName)) return "has a name no bundle has";
  if (before.has(entry.fileName)) return "is there twice";
  if (entry.externalFileAttributes >>> 16 !== 0o100644) return "is no plain file";
  if (entry.isEncrypted()) return "is locked";
  if (entry.uncompressedSize > DENSEST * entry.compressedSize + 1024)
    return "would grow beyond what its size allows";
  return null;
}

/** A small entry whole. Throws when it is larger than `limit` bytes, or damaged. */
export async function readSmall(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  if (entry.uncompressedSize > limit) throw new Error(`is larger than ${limit} bytes`);
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** SHA-256 (hex) of an entry that has so many bytes; nothing is written anywhere. Throws when it has not. */
export async function hashEntry(zip: ZipFile, entry: Entry, bytes: number): Promise<string> {
  if (entry.uncompressedSize !== bytes)
    throw new Error(`has ${entry.uncompressedSize} bytes, not ${bytes}`);
  const hash = createHash("sha256");
  for await (const piece of await zip.openReadStreamPromise(entry)) hash.update(piece);
  return hash.digest("hex");
}

export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** A name from a stranger, fit to be printed. */
const shown = (name: string) => name.replace(/[^ -~]/g, "?").slice(0, 100);
