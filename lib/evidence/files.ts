import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { environment } from "@/lib/config/environment";
import type { ExportFormat, ExportKind } from "./model";

/** Where the file of an export lies: in the data folder, which web and workers share. */
export const fileOf = (id: string): string => join(environment().dataDir, "exports", id);

/** The name under which it is fetched. */
export function fileNameOf(
  { kind, format }: { kind: ExportKind; format: ExportFormat },
  requestedAt: Date,
): string {
  const stamp = requestedAt.toISOString().slice(0, 16).replace(/[-:]/g, "");
  return `kagimori-access-history-${stamp}Z.${kind === "bundle" ? "zip" : format}`;
}

/** Size of a file and its SHA-256 in hex. */
export interface Written {
  bytes: number;
  sha256: string;
}

/**
 * Writes a file (mode 0600) that appears under its name only when it is whole. Killed or failed, what was begun is begun
 * again or taken away.
 */
export async function writeFileOf(
  id: string,
  content: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<Written> {
  const file = fileOf(id);
  const partial = `${file}.partial`;
  const hash = createHash("sha256");
  let bytes = 0;
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
  try {
    await pipeline(
      content,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(partial, { mode: 0o600, highWaterMark: 1024 * 1024, flush: true }),
      { signal },
    );
    await rename(partial, file);
    return { bytes, sha256: hash.digest("hex") };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Takes the file of an export away, whole or not. */
export async function removeFileOf(id: string): Promise<void> {
  await rm(fileOf(id), { force: true });
  await rm(`${fileOf(id)}.partial`, { force: true });
}
