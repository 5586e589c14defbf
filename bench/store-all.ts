import { randomUUID } from "node:crypto";
import { readPiece } from "@/lib/access-history/ingest/read-piece";
import type { EventStore } from "@/lib/access-history/store/write-stretch";
import type { ParsedRecord, Stretch } from "@/lib/access-sources/access-source";

/** Records a log hands on at once. */
const STRETCH = 5000;

/** Stores records as a piece of their own; returns how many rows were new. */
export async function storeAll(
  store: EventStore,
  records: readonly ParsedRecord[],
): Promise<number> {
  const { signal } = new AbortController();
  const clock = () => new Date();
  const piece = { name: randomUUID(), read: () => stretchesOf(records) };
  const read = { store, sourceId: "bench", piece, via: "schedule" as const, signal, clock };
  return (await readPiece(read)).events;
}

async function* stretchesOf(records: readonly ParsedRecord[]): AsyncGenerator<Stretch> {
  for (let at = 0; at < records.length; at += STRETCH)
    yield { records: records.slice(at, at + STRETCH), cursor: at };
}
