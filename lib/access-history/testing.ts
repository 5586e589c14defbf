import { randomUUID } from "node:crypto";
import type pg from "pg";
import { Prisma } from "@/lib/db/prisma";
import { attributesAt } from "./at-event-time";
import { type Cause, causeNumber, marks, type PrincipalKind, type Use } from "./model/terms";

/** One event as a test states it; what it does not say is a successful read of a value by a workload. */
export interface EventFixture {
  occurredAt: string;
  recordedAt?: string;
  eventId?: string;
  item?: number;
  source?: string;
  backend?: string;
  account?: string;
  region?: string;
  action?: string;
  use?: Use;
  /** Null: it succeeded. */
  cause?: Cause | null;
  /** What was asked for; null: nothing was named. The same text is the same target. */
  target?: string | null;
  /** The entry of the inventory behind the target. */
  secretId?: string | null;
  pathLevel?: boolean;
  principal?: PrincipalFixture;
  sourceIp?: string | null;
  userAgent?: string | null;
  inferred?: boolean;
  ui?: boolean;
}

/** Who did it. The same key is the same principal; the first mention counts. */
export interface PrincipalFixture {
  key: string;
  kind: PrincipalKind;
  name?: string;
  person?: string;
  service?: string;
  rotates?: boolean;
}

/** A workload nobody asks about. */
const someWorkload: PrincipalFixture = { key: "role/app", kind: "workload", name: "app" };

/**
 * Stores events with their dictionaries and months, and counts them into access_day and access_reader, as the ingest
 * does. Days are those of Asia/Tokyo. Returns the event ids in the order given.
 */
export async function storeEvents(
  pool: pg.Pool,
  events: readonly EventFixture[],
): Promise<string[]> {
  const rows = events.map(rowOf);
  for (const month of new Set(rows.map(({ at }) => `${at.slice(0, 7)}-01T00:00:00Z`)))
    await pool.query("SELECT make_access_month($1)", [month]);
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(`CREATE TEMPORARY TABLE given (${columns}) ON COMMIT DROP`);
    await client.query(
      "INSERT INTO given SELECT * FROM jsonb_populate_recordset(NULL::given, $1::jsonb)",
      [JSON.stringify(rows)],
    );
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
  return rows.map(({ event_id }) => event_id);
}

const columns = `at timestamptz, recorded_at timestamptz, event_id uuid, item smallint, source text, backend text,
  account text, region text, action text, use text, cause smallint, marks smallint, target text, secret_id uuid,
  path_level boolean, key text, kind text, name text, person text, service text, rotates boolean,
  source_ip text, user_agent text`;

function rowOf(event: EventFixture) {
  const principal = event.principal ?? someWorkload;
  return {
    at: new Date(event.occurredAt).toISOString(),
    recorded_at: event.recordedAt ?? event.occurredAt,
    event_id: event.eventId ?? randomUUID(),
    item: event.item ?? 0,
    source: event.source ?? "trail",
    backend: event.backend ?? "secrets-manager",
    account: event.account ?? "111122223333",
    region: event.region ?? "",
    action: event.action ?? "GetSecretValue",
    use: event.use ?? "value-read",
    cause: causeNumber(event.cause ?? null),
    marks: (event.inferred ? marks.inferred : 0) | (event.ui ? marks.ui : 0),
    target: event.target === undefined ? (event.secretId ?? "somewhere") : event.target,
    secret_id: event.secretId ?? null,
    path_level: event.pathLevel ?? false,
    key: principal.key,
    kind: principal.kind,
    name: principal.name ?? principal.key,
    person: principal.person ?? null,
    service: principal.service ?? null,
    rotates: principal.rotates ?? false,
    source_ip: event.sourceIp ?? null,
    user_agent: event.userAgent ?? null,
  };
}

const attributes = attributesAt(Prisma.sql`t.secret_id`, Prisma.sql`e.at`).text;

const statements = [
  `INSERT INTO access_context (source_id, backend, account, region)
   SELECT DISTINCT source, backend, account, region FROM given ON CONFLICT DO NOTHING`,
  `INSERT INTO access_operation (backend, action, use)
   SELECT DISTINCT backend, action, use FROM given ON CONFLICT DO NOTHING`,
  `INSERT INTO access_user_agent (text)
   SELECT DISTINCT user_agent FROM given WHERE user_agent IS NOT NULL ON CONFLICT DO NOTHING`,
  `INSERT INTO access_principal (key, kind, name, type, fullness, person_id, service, rotates, first_seen_at)
   SELECT DISTINCT ON (key) key, kind, name, 'test', 2, person, service, rotates, at
     FROM given ORDER BY key, at ON CONFLICT DO NOTHING`,
  `INSERT INTO access_target (key, identities, label, backend, path_level, secret_id, first_seen_at)
   SELECT DISTINCT ON (target) target, ARRAY[target], target, backend, path_level, secret_id, at
     FROM given WHERE target IS NOT NULL ORDER BY target, at ON CONFLICT DO NOTHING`,
  `CREATE TEMPORARY TABLE found ON COMMIT DROP AS
   SELECT e.*, c.id AS context_id, o.id AS operation_id, p.id AS principal_id, a.id AS user_agent_id, t.id AS target_id,
          s.team, s.service AS of_service, s.environment
     FROM given e
     JOIN access_context c ON (c.source_id, c.backend, c.account, c.region) = (e.source, e.backend, e.account, e.region)
     JOIN access_operation o ON (o.backend, o.action, o.use) = (e.backend, e.action, e.use)
     JOIN access_principal p ON p.key = e.key
     LEFT JOIN access_user_agent a ON a.text = e.user_agent
     LEFT JOIN access_target t ON t.key = e.target
     LEFT JOIN ${attributes} ON TRUE`,
  `INSERT INTO access_event (occurred_at, event_id, item, recorded_at, context_id, target_id, principal_id,
                             user_agent_id, operation_id, cause, marks, source_address)
   SELECT at, event_id, item, recorded_at, context_id, target_id, principal_id, user_agent_id, operation_id, cause,
          marks, source_ip::inet FROM found`,
  `INSERT INTO access_day AS d (day, backend, account, team, service, environment, operation_id, cause, events)
   SELECT (at AT TIME ZONE 'Asia/Tokyo')::date, backend, account, coalesce(team, ''), coalesce(of_service, ''),
          coalesce(environment, ''), operation_id, cause, count(*)
     FROM found WHERE marks & 1 = 0 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
   ON CONFLICT (day, backend, account, team, service, environment, operation_id, cause)
   DO UPDATE SET events = d.events + EXCLUDED.events`,
  `INSERT INTO access_reader AS r (target_id, principal_id, first_at, last_at, reads)
   SELECT target_id, principal_id, min(at), max(at), count(*) FROM found
    WHERE cause = 0 AND use IN ('value-read', 'issue') AND marks & 1 = 0 AND target_id IS NOT NULL GROUP BY 1, 2
   ON CONFLICT (target_id, principal_id) DO UPDATE SET first_at = least(r.first_at, EXCLUDED.first_at),
     last_at = greatest(r.last_at, EXCLUDED.last_at), reads = r.reads + EXCLUDED.reads`,
];
