import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IngestCounts } from "@/lib/access-history/store/counts";
import { sumCounts } from "@/lib/access-history/store/counts";
import { grow, namesBeginning } from "@/lib/access-history/store/pieces";
import type { AccessConnection } from "@/lib/access-sources/access-source";
import { uuid7 } from "@/lib/db/uuid7";
import { fingerprint } from "./fingerprint";
import { type ReadPiece, readPiece, seenBefore } from "./read-piece";

export interface HandedFile
  extends Pick<ReadPiece, "store" | "sourceId" | "signal" | "clock" | "batch"> {
  connection: AccessConnection;
  /** A path, or `-` for standard input. */
  file: string;
  /** Called now and then. `share`: of the file that has been read; null where nobody knows. */
  onProgress?: (counts: IngestCounts, share: number | null) => void;
}

/**
 * Stores what a file tells. Interrupted, it goes on where it was; the same file again, by whatever name, tells nothing
 * new; one that has grown is read from where it ended, and what was read before counts as duplicates.
 */
export async function readHanded(request: HandedFile): Promise<IngestCounts> {
  const { connection, file, sourceId, clock, onProgress, ...rest } = request;
  const read = { ...rest, sourceId, clock, via: "cli" as const };
  if (file === "-") {
    const piece = connection.handed(`stdin:${uuid7()}`, process.stdin);
    return readPiece({ ...read, piece, onProgress: (counts) => onProgress?.(counts, null) });
  }
  const { size } = await stat(file);
  const { name, grownFrom } = await fingerprint(createReadStream(file), (head) =>
    namesBeginning(sourceId, `file:${head}:`),
  );
  const before = grownFrom && (await grow(sourceId, grownFrom, name, clock()));
  const input = createReadStream(file);
  const counts = await readPiece({
    ...read,
    piece: connection.handed(name, input),
    onProgress: (now) => onProgress?.(now, size === 0 ? 1 : input.bytesRead / size),
  }).finally(() => input.destroy());
  if (!before) return counts;
  return sumCounts([seenBefore(before), since(counts, before)]);
}

function since(counts: IngestCounts, before: IngestCounts): IngestCounts {
  return {
    records: counts.records - before.records,
    accepted: counts.accepted - before.accepted,
    events: counts.events - before.events,
    duplicates: counts.duplicates - before.duplicates,
    ignored: counts.ignored - before.ignored,
    rejected: counts.rejected - before.rejected,
  };
}
