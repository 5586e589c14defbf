import "server-only";
import type { BackendEntry, Completion, Failure, FoundPlace } from "@/lib/backends/secret-backend";
import { maskFailure } from "@/lib/masking/mask-failure";
import { closePlace } from "./close-place";
import type { PlaceRows } from "./decide-entry";
import { decidingSource } from "./deciding-source";
import { deriveAllSoon } from "./derive-all";
import { knownEntries } from "./known-entries";
import { overridesOfPlace } from "./overrides";
import { PlaceComparison } from "./place-comparison";
import type { RunContext } from "./run-context";
import { StoredPlace } from "./stored-place";
import { unlessAborted } from "./unless-aborted";
import { writeBatch } from "./write-batch";

export type ListedPlace = Extract<FoundPlace, { place: unknown }>;

/** Differences that are written together. */
const BATCH = 4000;

/**
 * Reads one place to its end, writes what differs from what is stored, and removes what a complete listing did not
 * show. A listing that fails or breaks off is a failure of the run, never an empty place. Throws when the run is aborted
 * or the database fails.
 */
export async function syncPlace(
  run: RunContext,
  { place, list }: ListedPlace,
  placeId: number,
): Promise<void> {
  const stored = await StoredPlace.load(placeId, run.sourceId);
  const overrides = await overridesOfPlace(placeId);
  const source = await decidingSource(placeId, run.sourceId);
  const under = `${run.derivation.version} ${source}`;
  const rows = { id: placeId, under, derive: run.derivation.at(place, source) };
  const comparison = new PlaceComparison(rows, stored, overrides);
  const known = knownEntries(run.derivation.masking);
  const masked = (failure: Failure) => maskFailure(failure, run.derivation.masking);
  const listing = list({ signal: run.signal, known });

  const { complete, failures, notices } = await readPages(run, listing, rows, comparison);
  await closePlace(run, {
    placeId,
    found: comparison.found,
    missing: complete ? [...stored.missing()] : null,
    failures: failures.map((failure) => ({ scope: place.label, ...masked(failure) })),
    notices: (notices ?? []).map(masked),
  });
  // What the listing did not come to is watched again too.
  if (stored.unwatched && !complete) await deriveAllSoon();
  run.progress.placeDone(placeId, comparison.found);
}

/** While one page is compared the next is asked for, and while one batch is written the next pages are read. */
async function readPages(
  run: RunContext,
  listing: AsyncGenerator<readonly BackendEntry[], Completion>,
  place: PlaceRows,
  comparison: PlaceComparison,
): Promise<Completion> {
  let writing = Promise.resolve();
  let ahead = nextPage(run, listing);
  for (;;) {
    const step = await ahead;
    if (!step.done) ahead = nextPage(run, listing);
    ahead.catch(() => {}); // told where it is awaited
    if (step.done || comparison.size >= BATCH) {
      await writing;
      writing = writeBatch(run, place, comparison.take());
      writing.catch(() => {}); // told where it is awaited
    }
    if (step.done) {
      await writing;
      return step.value;
    }
    for (const entry of step.value) comparison.consider(entry);
    run.progress.page(place.id, comparison.found);
  }
}

async function nextPage(
  run: RunContext,
  listing: AsyncGenerator<readonly BackendEntry[], Completion>,
): Promise<IteratorResult<readonly BackendEntry[], Completion>> {
  try {
    return await unlessAborted(listing.next(), run.signal);
  } catch (error) {
    run.signal.throwIfAborted();
    return { done: true, value: { complete: false, failures: [run.explain(error)] } };
  }
}
