import type { ParsedEvent, ParsedRecord, Piece, Stretch } from "@/lib/access-sources/access-source";

/** Everything a piece yields from a cursor on. */
export async function stretchesOf(piece: Piece, from: unknown = null): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  for await (const stretch of piece.read(from, new AbortController().signal))
    stretches.push(stretch);
  return stretches;
}

export const recordsOf = (stretches: readonly Stretch[]): ParsedRecord[] =>
  stretches.flatMap(({ records }) => records);

export const eventsOf = (records: readonly ParsedRecord[]): ParsedEvent[] =>
  records.flatMap((record) => ("events" in record ? record.events : []));

/** Bytes in chunks of a size, to fall apart anywhere. */
export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
