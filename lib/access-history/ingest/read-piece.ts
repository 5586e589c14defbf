import "server-only";
import type { IngestCounts } from "@/lib/access-history/store/counts";
import { sumCounts } from "@/lib/access-history/store/counts";
import { finishPiece, openPiece, restartPiece, type Via } from "@/lib/access-history/store/pieces";
import type { EventStore } from "@/lib/access-history/store/write-stretch";
import type { Piece } from "@/lib/access-sources/access-source";
import { lockClass } from "@/lib/db/advisory-lock";
import { waitForLock } from "@/lib/db/session-lock";
import { ahead } from "./ahead";
import { gather } from "./gather";

export interface ReadPiece {
  store: EventStore;
  sourceId: string;
  piece: Piece;
  via: Via;
  signal: AbortSignal;
  clock: () => Date;
  /** Called after each stretch with what was counted of the piece so far. */
  onProgress?: (counts: IngestCounts) => void;
  /** Rows one transaction stores. */
  batch?: number;
}

/**
 * Reads one piece to its end and stores what it tells, from where it was left. One that was read before is not read
 * again: then every record of it is a duplicate; unless something of it lies aside, which may be readable now.
 * @returns what became of its records, those read before an interruption included
 */
export async function readPiece(request: ReadPiece): Promise<IngestCounts> {
  const { sourceId, piece, signal } = request;
  const lock = await waitForLock(lockClass.piece, `${sourceId}\n${piece.name}`, signal);
  try {
    return await readLocked(request, AbortSignal.any([signal, lock.lost]));
  } finally {
    await lock.release();
  }
}

async function readLocked(request: ReadPiece, signal: AbortSignal): Promise<IngestCounts> {
  const { store, sourceId, piece, via, clock } = request;
  const { name } = piece;
  const state = await openPiece(sourceId, name, via, clock());
  // A source that offers a piece again knows that there is more of it; who hands over a file does not.
  const handed = via === "cli";
  if (handed && state.finished && !state.aside) return seenBefore(state);
  const fromStart = state.cursor === null || (handed && state.finished);
  const again = fromStart && state.finished && state.records > 0;
  // What cannot be gone on with is begun anew.
  if (fromStart) await restartPiece(sourceId, name, clock());
  let counts: IngestCounts = fromStart ? sumCounts([]) : sumCounts([state]);
  const stretches = piece.read(fromStart ? null : state.cursor, signal);
  const prepared = mapped(gather(stretches, request.batch), (one) => store.prepare(sourceId, one));
  for await (const stretch of ahead(prepared)) {
    signal.throwIfAborted();
    const at = { sourceId, name, known: counts.records, again, settles: state.aside };
    counts = sumCounts([counts, await store.commit(at, stretch)]);
    request.onProgress?.(counts);
  }
  signal.throwIfAborted();
  await finishPiece(sourceId, name, clock());
  return counts;
}

async function* mapped<From, To>(items: AsyncIterable<From>, to: (item: From) => Promise<To>) {
  for await (const item of items) yield await to(item);
}

/** What reading it again would count. */
export function seenBefore(counts: IngestCounts): IngestCounts {
  const { records, accepted, duplicates, ignored, rejected } = counts;
  return {
    records,
    accepted: 0,
    events: 0,
    duplicates: accepted + duplicates,
    ignored,
    rejected,
  };
}
