import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Where a reader stands: which file (it may have been renamed since), and how many bytes of it are done with. */
export interface Position {
  inode: number;
  offset: number;
}

/** Whole lines of a file, and where they end. */
export interface Batch {
  lines: Buffer;
  next: Position;
}

const NEWLINE = 10;

/**
 * Reads an audit file that grows and is rotated. After a renaming, what is left of the old file is read first; a file that
 * became shorter is begun anew; a last line without its end waits for it.
 */
export class FollowedFile {
  private handle: FileHandle | undefined;
  private inode = 0;

  constructor(
    private readonly path: string,
    private position: Position | null,
  ) {}

  /** The next lines, of so many bytes at most, though one line at least; null where there is nothing new. */
  async next(most: number): Promise<Batch | null> {
    if (!this.handle && !(await this.open())) return null;
    const batch = await this.read(most);
    if (batch) return batch;
    const there = await stat(this.path).catch(() => null);
    // Renamed and made anew, the old one is still written to until the new one is.
    if (!there || there.ino === this.inode || there.size === 0) return null;
    const rest = await this.read(most);
    if (rest) return rest;
    await this.close();
    this.position = { inode: there.ino, offset: 0 };
    return this.next(most);
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = undefined;
  }

  private async open(): Promise<boolean> {
    const path = await this.whereIs(this.position?.inode ?? null);
    if (path === null) return false;
    this.handle = await open(path, "r");
    this.inode = (await this.handle.stat()).ino;
    if (this.position?.inode !== this.inode) this.position = { inode: this.inode, offset: 0 };
    return true;
  }

  /** The file we stand in, by whatever name it has now; where it is gone, the present one. */
  private async whereIs(inode: number | null): Promise<string | null> {
    const there = await stat(this.path).catch(() => null);
    if (inode === null || there?.ino === inode) return there && this.path;
    const folder = dirname(this.path);
    const beside = (await readdir(folder).catch((): string[] => [])).filter((name) =>
      name.startsWith(basename(this.path)),
    );
    for (const name of beside) {
      const other = await stat(join(folder, name)).catch(() => null);
      if (other?.ino === inode) return join(folder, name);
    }
    return there && this.path;
  }

  private async read(most: number): Promise<Batch | null> {
    const { handle, position } = this;
    if (!handle || !position) return null;
    const { size } = await handle.stat();
    if (size < position.offset) position.offset = 0; // truncated
    let length = Math.min(most, size - position.offset);
    for (;;) {
      if (length <= 0) return null;
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, position.offset);
      const end = bytes.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1;
      if (end > 0) {
        const next = { inode: this.inode, offset: position.offset + end };
        this.position = next;
        return { lines: bytes.subarray(0, end), next: { ...next } };
      }
      // A line longer than a batch: as much again, up to what is there.
      if (position.offset + length >= size) return null;
      length = Math.min(length * 2, size - position.offset);
    }
  }
}
