import type { ParsedRecord, Stretch } from "@/lib/access-sources/access-source";

/** Rows one transaction stores: of more, all are held in memory; of fewer, the same reader is counted more often. */
const EVENTS = 20_000;
/** Records without events take memory and time as well. */
const RECORDS = 100_000;

const eventsOf = (record: ParsedRecord) => ("events" in record ? record.events.length : 0);

/** Joins short stretches to ones worth a transaction. Where to go on is that of the last. */
export async function* gather(
  stretches: AsyncIterable<Stretch>,
  most = EVENTS,
): AsyncGenerator<Stretch> {
  let open: (Stretch & { events: number }) | undefined;
  for await (const stretch of stretches) {
    const events = stretch.records.reduce((sum, record) => sum + eventsOf(record), 0);
    if (open && open.events + events > most) {
      yield open;
      open = undefined;
    }
    open = open
      ? {
          records: open.records.concat(stretch.records),
          cursor: stretch.cursor,
          proved: [...(open.proved ?? []), ...(stretch.proved ?? [])],
          events: open.events + events,
        }
      : { ...stretch, events };
    if (open.events >= most || open.records.length >= RECORDS) {
      yield open;
      open = undefined;
    }
  }
  if (open) yield open;
}
