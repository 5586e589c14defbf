import { z } from "zod";
import { Prisma } from "@/lib/db/prisma";
import { attributesAt } from "./at-event-time";
import type { AccessEvent } from "./model/event";
import { causeOf, marks, PrincipalKind, Use } from "./model/terms";
import { requestIdOf, sourceIpOf } from "./narrow";

/** The words behind the numbers of events `e`: for the rows of one page, after its limit. */
export const eventWords = Prisma.sql`
  JOIN access_context c ON c.id = e.context_id
  JOIN access_operation o ON o.id = e.operation_id
  JOIN access_principal p ON p.id = e.principal_id
  LEFT JOIN person h ON h.id = p.person_id
  LEFT JOIN access_user_agent a ON a.id = e.user_agent_id
  LEFT JOIN access_target t ON t.id = e.target_id
  LEFT JOIN secret k ON k.id = t.secret_id
  LEFT JOIN ${attributesAt(Prisma.sql`t.secret_id`, Prisma.sql`e.occurred_at`)} ON TRUE`;

export const eventColumns = Prisma.sql`e.occurred_at, e.recorded_at, e.event_id, e.item,
  ${requestIdOf} AS request_id, e.cause, e.marks, ${sourceIpOf} AS source_ip, e.target_id, e.principal_id, c.source_id, c.backend, c.account, c.region, c.cluster,
  c.namespace, o.action, o.use, t.secret_id, coalesce(k.path, t.label, '') AS target,
  coalesce(t.path_level, FALSE) AS path_level, a.text AS user_agent, s.team, s.service, s.environment,
  p.kind, p.key, p.name, p.type, p.role, p.session, p.person_id, p.service AS consumer,
  h.name AS person_name, h.left_on`;

const text = z.string().nullable();

export const EventRow = z.object({
  occurred_at: z.date(),
  recorded_at: z.date(),
  event_id: z.string(),
  item: z.number(),
  request_id: text,
  cause: z.number(),
  marks: z.number(),
  source_ip: text,
  target_id: z.number().nullable(),
  principal_id: z.number(),
  source_id: z.string(),
  backend: z.string(),
  account: z.string(),
  region: z.string(),
  cluster: z.string(),
  namespace: z.string(),
  action: z.string(),
  use: Use,
  secret_id: text,
  target: z.string(),
  path_level: z.boolean(),
  user_agent: text,
  team: text,
  service: text,
  environment: text,
  kind: PrincipalKind,
  key: z.string(),
  name: z.string(),
  type: z.string(),
  role: text,
  session: text,
  person_id: text,
  consumer: text,
  person_name: text,
  left_on: z.date().nullable(),
});
export type EventRow = z.infer<typeof EventRow>;

/** Names one event: its instant, so that its month is found, its id, and the place inside the call. */
const idOf = ({
  occurred_at,
  event_id,
  item,
}: Pick<EventRow, "occurred_at" | "event_id" | "item">) =>
  `${occurred_at.getTime().toString(36)}-${event_id}-${item}`;

/** The row as the API shows it. */
export function toEvent(
  row: EventRow,
  { changeBefore, approval }: Pick<AccessEvent, "changeBefore" | "approval">,
): AccessEvent {
  return {
    id: idOf(row),
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    sourceId: row.source_id,
    backend: row.backend,
    place: {
      account: row.account || null,
      region: row.region || null,
      cluster: row.cluster || null,
      namespace: row.namespace || null,
    },
    action: row.action,
    use: row.use,
    outcome: row.cause === 0 ? "success" : "failure",
    cause: causeOf(row.cause),
    secretId: row.secret_id,
    target: row.target,
    pathLevel: row.path_level,
    team: row.team,
    service: row.service,
    environment: row.environment,
    principal: principalOf(row),
    sourceIp: row.source_ip,
    userAgent: row.user_agent,
    requestId: row.request_id,
    eventId: row.event_id,
    item: row.item,
    origin: row.marks & marks.inferred ? "inferred" : "logged",
    via: row.marks & marks.ui ? "ui" : "api",
    changeBefore,
    approval,
  };
}

function principalOf(row: EventRow): AccessEvent["principal"] {
  return {
    id: String(row.principal_id),
    kind: row.kind,
    name: row.name,
    person: row.person_id,
    personName: row.person_name,
    leftOn: row.left_on?.toISOString().slice(0, 10) ?? null,
    service: row.consumer,
    key: row.key,
    type: row.type,
    role: row.role,
    session: row.session,
  };
}
