import type { ParsedRecord } from "@/lib/access-sources/access-source";
import type { IngestCounts } from "./counts";
import type { StagedEvent } from "./distinct-events";
import { type HoursTold, hourOf } from "./log-hours";

type Became = Exclude<keyof IngestCounts, "records" | "events">;

/**
 * What became of each record, from what was really stored.
 * @param again the piece was read to its end before
 */
export function countRecords(
  records: readonly ParsedRecord[],
  staged: readonly StagedEvent[],
  isStored: (event: StagedEvent) => boolean,
  again: boolean,
): { counts: Omit<IngestCounts, "events">; hours: HoursTold["records"]; read: number[] } {
  const fresh = new Uint8Array(records.length);
  const stored: StagedEvent[] = [];
  const known: StagedEvent[] = [];
  const hours = new HourCounts();
  for (const one of staged) {
    if (!isStored(one)) {
      known.push(one);
      continue;
    }
    stored.push(one);
    if (!fresh[one.record]) hours.add(one.context, hourOf(one.at));
    fresh[one.record] = 1;
  }
  const halves = records.some((record) => "partner" in record);
  const storedIds = halves ? idsOf(stored) : none;
  const knownIds = halves ? idsOf(known) : none;
  const counts = {
    records: records.length,
    accepted: 0,
    duplicates: 0,
    ignored: 0,
    rejected: 0,
  };
  const read: number[] = [];
  for (const [index, record] of records.entries()) {
    counts[became(index, record)]++;
    if (!("rejected" in record)) read.push(record.at);
  }
  return { counts, hours: hours.all(), read };

  function became(index: number, record: ParsedRecord): Became {
    if ("rejected" in record) return "rejected";
    if ("events" in record) {
      if (record.events.length === 0) return again ? "duplicates" : "accepted";
      return fresh[index] ? "accepted" : "duplicates";
    }
    if (record.ignored !== "told-by-partner") return "ignored";
    const { partner } = record;
    // Where nobody says whose half it is: as everything around it.
    if (partner === undefined)
      return again || (stored.length === 0 && known.length > 0) ? "duplicates" : "accepted";
    if (storedIds.has(partner)) return "accepted";
    return again || knownIds.has(partner) ? "duplicates" : "accepted";
  }
}

const none: ReadonlySet<string> = new Set();
const idsOf = (events: readonly StagedEvent[]) => new Set(events.map(({ event }) => event.eventId));

/** Records by place and hour. */
class HourCounts {
  private readonly counts = new Map<number, Map<number, number>>();

  add(context: number, hour: number): void {
    let hours = this.counts.get(context);
    if (!hours) {
      hours = new Map();
      this.counts.set(context, hours);
    }
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }

  all(): HoursTold["records"] {
    return [...this.counts].flatMap(([context, hours]) =>
      [...hours].map(([hour, records]) => ({ context, hour: new Date(hour), records })),
    );
  }
}
