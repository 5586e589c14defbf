import { isRequest, SAME_REQUEST_MS, type StagedEvent } from "./distinct-events";

/** The stretches of time in which requests may be stored that are the same as these, merged where they touch. */
export function requestSpans(events: readonly StagedEvent[]): [number, number][] {
  const times = events
    .filter(isRequest)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const at of times) {
    const last = spans.at(-1);
    if (last && at - SAME_REQUEST_MS <= last[1]) last[1] = at + SAME_REQUEST_MS;
    else spans.push([at - SAME_REQUEST_MS, at + SAME_REQUEST_MS]);
  }
  return spans;
}

/** Names of the clusters these requests went to, in the order in which they are locked; '' for those not known yet. */
export function clustersOf(events: readonly StagedEvent[]): string[] {
  return [
    ...new Set(events.filter(isRequest).map(({ event }) => event.place.cluster ?? "")),
  ].sort();
}
