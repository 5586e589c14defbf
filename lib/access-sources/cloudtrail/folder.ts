import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Piece } from "@/lib/access-sources/access-source";
import { filePiece } from "./read-file";
import type { RecordContext } from "./record-context";

const isLog = (name: string): boolean =>
  /\.json(?:\.gz)?$/.test(name) && !/_CloudTrail-(?:Digest|Insight)_/.test(name);

/**
 * Log files anywhere below a folder, by name: CloudTrail's own names begin with account, Region and time. The size is part of
 * a piece's name, so that a file caught while it was copied is read again once it is whole.
 */
export async function* folderPieces(
  folder: string,
  base: string,
  context: RecordContext,
  done: (name: string) => boolean,
): AsyncGenerator<Piece> {
  const root = resolve(base, folder);
  for await (const path of filesBelow(root, "")) {
    const full = join(root, path);
    const { size } = await stat(full);
    const name = `folder/${path}@${size}`;
    if (size > 0 && !done(name)) yield filePiece(name, () => createReadStream(full), context);
  }
}

async function* filesBelow(root: string, below: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else if (entry.isFile() && isLog(entry.name)) yield path;
  }
}
