import type { BackendEntry } from "@/lib/backends/secret-backend";

interface Known {
  entry: BackendEntry;
  live: boolean;
  /** Held by the guard. */
  missed: boolean;
  unseenBy: Set<string>;
}

/** What one sync met in one place. */
export interface Met {
  placeKey: string;
  entries: readonly BackendEntry[];
  outcome: "complete" | "incomplete" | "lost";
}

/**
 * The rules of removal told once more, row by row and in memory: slow, and short enough to be believed. The sync's SQL is
 * compared with it on random histories.
 */
export class NaiveInventory {
  private readonly places = new Map<string, Map<string, Known>>();
  /** Place → source → whether it reads the place now; sources that never read it to its end are absent. */
  private readonly readers = new Map<string, Map<string, boolean>>();

  meet(sourceId: string, { placeKey, entries, outcome }: Met): void {
    const known = this.places.get(placeKey) ?? new Map<string, Known>();
    const readers = this.readers.get(placeKey) ?? new Map<string, boolean>();
    this.places.set(placeKey, known);
    this.readers.set(placeKey, readers);
    if (outcome === "lost") {
      if (readers.has(sourceId)) readers.set(sourceId, false);
      return;
    }
    for (const entry of entries) {
      const before = known.get(entry.identity);
      const unseenBy = before?.unseenBy ?? new Set();
      unseenBy.delete(sourceId);
      known.set(entry.identity, { entry, live: true, missed: false, unseenBy });
    }
    if (readers.has(sourceId)) readers.set(sourceId, true);
    if (outcome === "incomplete") return;
    readers.set(sourceId, true);
    this.removeMissing(sourceId, entries, known, readers);
  }

  private removeMissing(
    sourceId: string,
    entries: readonly BackendEntry[],
    known: Map<string, Known>,
    readers: Map<string, boolean>,
  ): void {
    const seen = new Set(entries.map(({ identity }) => identity));
    const live = [...known].filter(([, { live }]) => live);
    const missing = live.filter(([identity]) => !seen.has(identity)).map(([, row]) => row);
    for (const row of missing) row.unseenBy.add(sourceId);
    const reading = [...readers].filter(([, reads]) => reads).map(([id]) => id);
    const gone = missing.filter(({ unseenBy }) => reading.every((id) => unseenBy.has(id)));
    const held = gone.length > 10 && gone.length > live.length / 5;
    for (const row of gone) {
      if (held) row.missed = true;
      else row.live = false;
    }
  }

  /** Every live entry as `identity version incarnation`, those held marked. */
  told(): string[] {
    return [...this.places.values()]
      .flatMap((known) => [...known.values()])
      .filter(({ live }) => live)
      .map(({ entry, missed }) => tell(entry.identity, entry.version, entry.incarnation, missed))
      .sort();
  }
}

/** One entry as a line of text. */
export const tell = (
  identity: string,
  version: number | null,
  incarnation: string | null,
  missed: boolean,
): string => `${identity} v${version} of ${incarnation}${missed ? " not seen" : ""}`;
