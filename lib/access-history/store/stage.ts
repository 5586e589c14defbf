import type { FailedBecause } from "@/lib/access-sources/access-source";
import type { TextColumn, TextRow } from "@/lib/db/copy";
import { isUuid } from "./admit";
import { bounded } from "./bounded";
import type { StagedEvent } from "./distinct-events";

/** Numbers of `access_event.cause`. */
export const causeNumber: Readonly<Record<FailedBecause, number>> = {
  denied: 1,
  "not-found": 2,
  throttled: 3,
  kms: 4,
  other: 5,
};

/** Bits of `access_event.marks`. */
const marks = { inferred: 1, ui: 2 } as const;

/** Columns of `access_event`, as they are sent to the server. */
export const stageColumns: readonly TextColumn[] = [
  { name: "occurred_at", type: "timestamptz(3)" },
  { name: "event_id", type: "uuid" },
  { name: "item", type: "smallint" },
  { name: "recorded_at", type: "timestamptz(3)" },
  { name: "shared_event_id", type: "uuid" },
  { name: "request_id", type: "uuid" },
  { name: "context_id", type: "integer" },
  { name: "target_id", type: "integer" },
  { name: "principal_id", type: "integer" },
  { name: "user_agent_id", type: "integer" },
  { name: "operation_id", type: "smallint" },
  { name: "cause", type: "smallint" },
  { name: "marks", type: "smallint" },
  { name: "source_ip", type: "text" },
];

/** Ids of the words of one event. */
export interface WordIds {
  context: number;
  target: number | null;
  principal: number;
  userAgent: number | null;
  operation: number;
}

export function stageRow(
  { at, id, event }: StagedEvent,
  ids: WordIds,
  recordedAt: string,
): TextRow {
  const { item, sharedEventId, requestId, cause, origin, via, sourceIp } = event;
  const bits = (origin === "inferred" ? marks.inferred : 0) | (via === "ui" ? marks.ui : 0);
  return [
    new Date(at).toISOString(),
    id,
    `${item}`,
    recordedAt,
    isUuid(sharedEventId) ? sharedEventId : null,
    isUuid(requestId) ? requestId : null,
    `${ids.context}`,
    ids.target === null ? null : `${ids.target}`,
    `${ids.principal}`,
    ids.userAgent === null ? null : `${ids.userAgent}`,
    `${ids.operation}`,
    cause === null ? "0" : `${causeNumber[cause]}`,
    `${bits}`,
    sourceIp === null ? null : bounded(sourceIp, 120),
  ];
}
