import { isIPv4 } from "node:net";
import { marks } from "@/lib/access-history/model/terms";
import type { FailedBecause } from "@/lib/access-sources/access-source";
import { copyText, type Rows, type TextColumn, type TextRow } from "@/lib/db/copy";
import { isUuid } from "./admit";
import { bounded } from "./bounded";
import { NONE, type StagedEvent } from "./distinct-events";

/** Numbers of `access_event.cause`. */
export const causeNumber: Readonly<Record<FailedBecause, number>> = {
  denied: 1,
  "not-found": 2,
  throttled: 3,
  kms: 4,
  other: 5,
};

/** Columns of `access_event`, as they are sent to the server. */
export const stageColumns: readonly TextColumn[] = [
  { name: "occurred_at", type: "timestamptz(3)" },
  { name: "recorded_at", type: "timestamptz(3)" },
  { name: "context_id", type: "integer" },
  { name: "target_id", type: "integer" },
  { name: "principal_id", type: "integer" },
  { name: "user_agent_id", type: "integer" },
  { name: "item", type: "smallint" },
  { name: "operation_id", type: "smallint" },
  { name: "cause", type: "smallint" },
  { name: "marks", type: "smallint" },
  { name: "event_id", type: "uuid" },
  { name: "request_id", type: "uuid" },
  { name: "shared_event_id", type: "uuid" },
  { name: "source_address", type: "inet" },
  { name: "source_ip", type: "text" },
];

/** The target that stands for the secret of another, as it is known when the rows are sent. */
export type StandsFor = (target: number) => number;

/** Events as rows of `access_event`. */
export function stageRows(
  events: readonly StagedEvent[],
  recordedAt: Date,
  standsFor: StandsFor,
): Rows {
  const at = recordedAt.toISOString();
  return {
    length: events.length,
    fields: () => events.map((event) => fieldsOf(event, at, standsFor)),
    *lines() {
      for (const event of events) yield lineOf(fieldsOf(event, at, standsFor));
    },
  };
}

function fieldsOf(staged: StagedEvent, recordedAt: string, standsFor: StandsFor): TextRow {
  const { at, id, event, target } = staged;
  const { occurredAt, sharedEventId, requestId, cause, sourceIp } = event;
  // Of a Vault they are one: sixteen bytes an event that need not be stored twice.
  const request = isUuid(requestId) ? requestId : null;
  const isEvent = request === id;
  const isAddress = sourceIp !== null && isIPv4(sourceIp);
  const bits =
    (event.origin === "inferred" ? marks.inferred : 0) |
    (event.via === "ui" ? marks.ui : 0) |
    (isEvent ? marks.requestIsEvent : 0);
  return [
    instant.test(occurredAt) ? occurredAt : new Date(at).toISOString(),
    recordedAt,
    `${staged.context}`,
    target === NONE ? null : `${standsFor(target)}`,
    `${staged.principal}`,
    staged.userAgent === NONE ? null : `${staged.userAgent}`,
    `${event.item}`,
    `${staged.operation}`,
    cause === null ? "0" : `${causeNumber[cause]}`,
    `${bits}`,
    id,
    isEvent ? null : request,
    isUuid(sharedEventId) ? sharedEventId : null,
    isAddress ? sourceIp : null,
    isAddress || sourceIp === null ? null : bounded(sourceIp, 120),
  ];
}

/** As the server reads it, whatever the month; a log may name a thirtieth of February. */
const instant = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/;

const LAST = stageColumns.length - 1;

/** All but the last field are numbers, times and UUIDs, in which nothing has to be escaped. */
function lineOf(fields: TextRow): string {
  let line = "";
  for (let i = 0; i < LAST; i++) line += `${fields[i] ?? "\\N"}\t`;
  return `${line}${copyText(fields[LAST] ?? null)}\n`;
}
