import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EARLIEST = Date.UTC(2006, 0, 2);
/** Clocks differ, but not by more; and what the inventory will know of that time must not change any more. */
const AHEAD_MS = 86_400_000;

/** The record, or why it cannot be stored: what a damaged line may hold must not stop those beside it. */
export function admit(record: ParsedRecord, now: Date): ParsedRecord {
  if (!("events" in record)) return record;
  for (const event of record.events) {
    const problem = problemOf(event, now.getTime());
    if (problem) return { at: record.at, rejected: problem, excerpt: "" };
  }
  return record;
}

function problemOf(event: ParsedEvent, now: number): string | undefined {
  const at = Date.parse(event.occurredAt);
  if (Number.isNaN(at)) return "The time of the event cannot be read.";
  if (at < EARLIEST || at > now + AHEAD_MS) return "The time of the event is impossible.";
  if (!isUuid(event.eventId)) return "The id of the event cannot be read.";
  if (!(event.item >= 0 && event.item < 32_768)) return "The call names too many targets.";
  return undefined;
}

export const isUuid = (text: string | null): text is string => text !== null && uuid.test(text);
