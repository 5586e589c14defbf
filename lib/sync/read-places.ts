import "server-only";
import type { Failure, FoundPlace } from "@/lib/backends/secret-backend";
import { maskFailure } from "@/lib/masking/mask-failure";
import type { RunFailure } from "@/lib/sources/model";
import { noteLost, noteNotReached } from "./lost-places";
import { noteNotOffered } from "./not-offered";
import { savePlace } from "./places";
import type { RunContext } from "./run-context";
import { syncPlace } from "./sync-place";
import { unlessAborted } from "./unless-aborted";

/** Places of one source that are read side by side. */
const AT_ONCE = 4;

export interface PlacesRead {
  /** Labels of places that can no longer be read. */
  lost: string[];
  failures: RunFailure[];
  /** The source as a whole broke off. */
  brokeOff: boolean;
}

/** Reads every place the source offers, but for those a resumed run has read already. */
export async function readPlaces(
  run: RunContext,
  donePlaces: ReadonlySet<number>,
): Promise<PlacesRead> {
  const reached = new Set<number>();
  const result: PlacesRead = { lost: [], failures: [], brokeOff: false };
  const work = new Set<Promise<void>>();
  const broken: unknown[] = [];
  const places = run.connection.places(run.signal);
  try {
    for (;;) {
      const next = await nextPlace(run, places);
      if ("failure" in next) {
        result.brokeOff = true;
        result.failures.push({ scope: run.sourceId, ...next.failure });
        await settle();
        await noteNotReached(run, [...reached], next.failure);
        return result;
      }
      if (next.done) break;
      await take(next.value);
    }
    await settle();
  } catch (error) {
    await Promise.all(work); // nothing of this run may write after it has ended
    throw error;
  }
  result.lost.push(...(await noteNotOffered(run, [...reached])));
  return result;

  async function take(found: FoundPlace): Promise<void> {
    if ("lost" in found) {
      const { placeIds, failure, labels } = await noteLost(run, {
        ...found.lost,
        failure: maskFailure(found.lost.failure, run.derivation.masking),
      });
      for (const placeId of placeIds) reached.add(placeId);
      if (failure) {
        result.lost.push(...labels);
        result.failures.push(failure);
      }
      return;
    }
    const placeId = await savePlace(found.place);
    if (reached.has(placeId) || donePlaces.has(placeId)) {
      reached.add(placeId);
      return;
    }
    reached.add(placeId);
    const task: Promise<void> = syncPlace(run, found, placeId)
      .catch((error) => void broken.push(error))
      .finally(() => work.delete(task));
    work.add(task);
    if (work.size >= AT_ONCE) await Promise.race(work);
    if (broken.length > 0) throw broken[0];
  }

  async function settle(): Promise<void> {
    await Promise.all(work);
    if (broken.length > 0) throw broken[0];
  }
}

type Next = { done: true } | { done: false; value: FoundPlace } | { failure: Failure };

async function nextPlace(run: RunContext, places: AsyncGenerator<FoundPlace>): Promise<Next> {
  try {
    const { done, value } = await unlessAborted(places.next(), run.signal);
    return done ? { done: true } : { done: false, value };
  } catch (error) {
    run.signal.throwIfAborted();
    return { failure: run.explain(error) };
  }
}
