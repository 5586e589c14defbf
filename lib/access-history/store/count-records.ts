import type { ParsedRecord } from "@/lib/access-sources/access-source";
import type { IngestCounts } from "./counts";
import { type HoursTold, hourOf } from "./log-hours";
import type { NumberedEvent } from "./words";

/**
 * What became of each record, from what was really stored.
 * @param again the piece was read to its end before
 */
export function countRecords(
  records: readonly ParsedRecord[],
  staged: readonly NumberedEvent[],
  isStored: (event: NumberedEvent) => boolean,
  again: boolean,
): { counts: Omit<IngestCounts, "events">; hours: HoursTold["records"]; read: number[] } {
  const fresh = new Set<number>();
  const stored = new Set<string>();
  const known = new Set<string>();
  const hours = new Map<string, HoursTold["records"][number]>();
  for (const one of staged) {
    const { record, at, event, ids } = one;
    if (!isStored(one)) {
      known.add(event.eventId);
      continue;
    }
    stored.add(event.eventId);
    if (!fresh.has(record)) addHour(hours, ids.context, hourOf(at));
    fresh.add(record);
  }
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
  return { counts, hours: [...hours.values()], read };

  function became(
    index: number,
    record: ParsedRecord,
  ): Exclude<keyof IngestCounts, "records" | "events"> {
    if ("rejected" in record) return "rejected";
    if ("events" in record) {
      if (record.events.length === 0) return again ? "duplicates" : "accepted";
      return fresh.has(index) ? "accepted" : "duplicates";
    }
    if (record.ignored !== "told-by-partner") return "ignored";
    const { partner } = record;
    // Where nobody says whose half it is: as everything around it.
    if (partner === undefined)
      return again || (stored.size === 0 && known.size > 0) ? "duplicates" : "accepted";
    if (stored.has(partner)) return "accepted";
    return again || known.has(partner) ? "duplicates" : "accepted";
  }
}

function addHour(hours: Map<string, HoursTold["records"][number]>, context: number, hour: number) {
  const key = `${context}/${hour}`;
  const before = hours.get(key)?.records ?? 0;
  hours.set(key, { context, hour: new Date(hour), records: before + 1 });
}
