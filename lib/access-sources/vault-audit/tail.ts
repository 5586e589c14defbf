import { createHash } from "node:crypto";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { ParsedRecord, Piece, Stretch } from "@/lib/access-sources/access-source";
import { linesOf } from "@/lib/access-sources/lines";
import type { LineContext } from "./line-context";
import { recordOf, STRETCH } from "./read-lines";

/**
 * Where a followed file stands: after so many bytes of the file that begins with these (`head`: the digest of its first
 * `headBytes`), and so many lines in all. Every first line has a time and an id of its own, so this knows a file again under
 * another name, as a copy, and behind an inode that was given away, which numbers of inodes do not.
 */
const Cursor = z.object({
  head: z.string(),
  headBytes: z.number(),
  offset: z.number(),
  line: z.number(),
});
type Cursor = z.output<typeof Cursor>;

const HEAD = 1024;
const start: Cursor = { head: "", headBytes: 0, offset: 0, line: 0 };

/** The device's file, followed through renaming and truncation. */
export function filePieces(
  file: string,
  base: string,
  context: () => Promise<LineContext>,
): Piece[] {
  const path = resolve(base, file);
  return [
    {
      name: `file/${file}`,
      follows: true,
      read: (from, signal) => follow(path, from, context, signal),
    },
  ];
}

async function* follow(
  path: string,
  from: unknown,
  contextOf: () => Promise<LineContext>,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  const context = await contextOf();
  let cursor = Cursor.safeParse(from).data ?? start;
  const files = await filesSince(path, cursor);
  // The file we stood in is packed or gone: nobody can say whether all of it was read.
  const missed = cursor.offset > 0 && files[0]?.file === path && !(await isIn(path, cursor));
  for (const { file, last } of files) {
    const handle = await open(file);
    try {
      if (!(await begins(handle, cursor))) {
        cursor = { ...start, line: cursor.line + (missed ? 1 : 0) };
        if (missed) yield { records: [lostEnd(cursor.line)], cursor };
      }
      for await (const stretch of read(handle, cursor, { context, last, signal })) {
        cursor = stretch.cursor;
        yield stretch;
      }
    } finally {
      await handle.close();
    }
  }
}

const lostEnd = (at: number): ParsedRecord => ({
  at,
  rejected: "the file before this one is packed or gone: its end may not have been read",
  excerpt: "",
});

interface Reading {
  context: LineContext;
  /** The file is the one being written: its last line may be half a one. */
  last: boolean;
  signal: AbortSignal;
}

/** From the cursor to where the file ends now. */
async function* read(
  handle: FileHandle,
  from: Cursor,
  { context, last, signal }: Reading,
): AsyncGenerator<Stretch & { cursor: Cursor }> {
  const { size } = await handle.stat();
  if (size <= from.offset) return;
  const input = handle.createReadStream({ start: from.offset, end: size - 1, autoClose: false });
  let records: ParsedRecord[] = [];
  let { offset, line } = from;
  const stretch = async () => {
    const headBytes = Math.min(HEAD, offset);
    const head = await digestOf(handle, headBytes);
    const full = { records, cursor: { head, headBytes, offset, line } };
    records = [];
    return full;
  };
  for await (const one of linesOf(input, { offset, whole: !last })) {
    line += 1;
    offset = one.end;
    const record = recordOf(one, line, context);
    if (record) records.push(record);
    if (records.length < STRETCH) continue;
    signal.throwIfAborted();
    yield await stretch();
  }
  signal.throwIfAborted();
  if (offset > from.offset) yield await stretch();
}

/**
 * The files to read, oldest first: the one the cursor stands in, wherever it is now (renamed, or copied before it was
 * truncated), those rotated since, and the one being written. An empty one in its place is not written yet: the server goes on
 * with the old one until it is told.
 */
async function filesSince(
  path: string,
  cursor: Cursor,
): Promise<{ file: string; last: boolean }[]> {
  const size = await sizeOf(path);
  const here = size !== null && (await isIn(path, cursor));
  if (cursor.offset === 0 || here) {
    if (size === null) await stat(path);
    return [{ file: path, last: true }];
  }
  const rotated = await rotatedFiles(path);
  const known: boolean[] = [];
  for (const file of rotated) known.push(await isIn(file, cursor));
  const at = known.indexOf(true);
  if (at < 0 && size === null) await stat(path);
  const old = at < 0 ? [] : rotated.slice(at);
  if (!size) return old.map((file, index) => ({ file, last: index === old.length - 1 }));
  return [...old.map((file) => ({ file, last: false })), { file: path, last: true }];
}

/** Files beside it whose names begin like its own, not packed, by when they were last written. */
async function rotatedFiles(path: string): Promise<string[]> {
  const name = basename(path);
  const beside = await readdir(dirname(path));
  const files: { file: string; at: number }[] = [];
  for (const one of beside) {
    if (one === name || !one.startsWith(name) || /\.(?:gz|zst|xz|bz2)$/.test(one)) continue;
    const file = join(dirname(path), one);
    const { mtimeMs, size } = await stat(file);
    if (size > 0) files.push({ file, at: mtimeMs });
  }
  return files.sort((a, b) => a.at - b.at).map(({ file }) => file);
}

/** Whether a file is the one the cursor stands in, and holds at least what was read. */
async function isIn(path: string, cursor: Cursor): Promise<boolean> {
  const handle = await open(path);
  try {
    return await begins(handle, cursor);
  } finally {
    await handle.close();
  }
}

async function begins(handle: FileHandle, { head, headBytes, offset }: Cursor): Promise<boolean> {
  const { size } = await handle.stat();
  return size >= offset && (headBytes === 0 || (await digestOf(handle, headBytes)) === head);
}

async function digestOf(handle: FileHandle, bytes: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
  return createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex").slice(0, 32);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
