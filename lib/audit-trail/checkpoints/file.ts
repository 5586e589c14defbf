import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import type { CheckpointPlace } from "./place";

/** A file of JSON lines (mode 0600), flushed to the disk at each line. */
export function fileOfCheckpoints(path: string): Required<CheckpointPlace> {
  return {
    label: path,
    async append(checkpoint) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, "a+", 0o600);
      try {
        // A line that was cut by a power failure must not swallow the next one.
        const start = (await endsInside(file)) ? "\n" : "";
        await file.appendFile(`${start}${JSON.stringify(checkpoint)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    read: async () => fromLines(await textOf(path)),
  };
}

async function endsInside(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function fromLines(text: string): { checkpoints: Checkpoint[]; unreadable: number } {
  const read = text
    .split("\n")
    .filter((line) => line !== "")
    .map(readCheckpoint);
  const checkpoints = read.filter((line) => line !== null);
  return { checkpoints, unreadable: read.length - checkpoints.length };
}
