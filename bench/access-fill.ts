import { pool } from "@/lib/db/pool";

const principals = 20_000;
/** Of these, so many are people. */
const people = 500;
const months = 12;

/**
 * Fills a year of the access history over the inventory that is there: events spread over its secrets with a few hot ones,
 * dictionaries, days and readers. What the ingest would write, written by the server itself.
 */
export async function fillAccessHistory(events: number): Promise<void> {
  await dictionaries();
  for (let month = 0; month < months; month++) {
    const from = new Date();
    from.setUTCMonth(from.getUTCMonth() - month, 1);
    from.setUTCHours(0, 0, 0, 0);
    const to = month === 0 ? new Date() : new Date(from);
    if (month > 0) to.setUTCMonth(to.getUTCMonth() + 1);
    await pool().query("SELECT make_access_month($1)", [from]);
    await pool().query(eventsOf, [from, to, Math.ceil(events / months), principals]);
  }
  await pool().query(days);
  await pool().query(readers);
}

async function dictionaries(): Promise<void> {
  await pool().query(
    `INSERT INTO access_context (source_id, backend, account, region)
     SELECT 'trail', 'secrets-manager', '11112222' || lpad(n::text, 4, '0'), 'ap-northeast-1' FROM generate_series(1, 12) n`,
  );
  await pool().query(
    `INSERT INTO access_operation (backend, action, use) VALUES ('secrets-manager', 'GetSecretValue', 'value-read'),
       ('secrets-manager', 'BatchGetSecretValue', 'value-read'), ('secrets-manager', 'PutSecretValue', 'write'),
       ('secrets-manager', 'DescribeSecret', 'metadata-read')`,
  );
  await pool().query(
    `INSERT INTO person (id, name, recorded_at) SELECT 'user' || n || '@example.jp', 'User ' || n, now()
       FROM generate_series(0, $1 - 1) n ON CONFLICT DO NOTHING`,
    [people],
  );
  await pool().query(
    `INSERT INTO access_principal (key, kind, name, type, fullness, person_id, service, first_seen_at)
     SELECT 'arn:aws:iam::111122223333:role/role-' || n, CASE WHEN n < $2 THEN 'person' ELSE 'workload' END, 'role-' || n,
            'AssumedRole', 2, CASE WHEN n < $2 THEN 'user' || n || '@example.jp' END,
            CASE WHEN n >= $2 THEN 'service-' || n % 400 END, now() - interval '1 year'
       FROM generate_series(0, $1 - 1) n`,
    [principals, people],
  );
  await pool().query(
    `INSERT INTO access_target (key, identities, label, backend, secret_id, first_seen_at)
     SELECT identity, ARRAY[identity], name, backend, id, now() - interval '1 year' FROM secret`,
  );
}

/**
 * In the order of time, as logs tell them. Half of the events fall on all secrets alike, half on a few: the cube of a random
 * number leans to the first. A secret has one to five readers.
 */
const eventsOf = `
  INSERT INTO access_event (occurred_at, event_id, item, recorded_at, context_id, target_id, principal_id, user_agent_id,
                            operation_id, cause, request_id, source_address)
  SELECT at, gen_random_uuid(), 0, at + interval '5 minutes', c.first + (r * 12)::int % 12, t.first + target::int % t.n,
         p.first + ((target::int * 7 + floor(random() * (ARRAY[1, 1, 1, 1, 1, 2, 2, 3, 4, 5])[1 + target::int % 10])::int * 13) % $4::int), NULL, o.first + CASE WHEN r < 0.9 THEN 0 WHEN r < 0.95 THEN 1 WHEN r < 0.97 THEN 2 ELSE 3 END,
         CASE WHEN random() < 0.005 THEN 1 + (random() * 4)::int ELSE 0 END, gen_random_uuid(), ('10.0.' || (r * 255)::int || '.7')::inet
    FROM (SELECT date_trunc('milliseconds', $1::timestamptz + random() * ($2::timestamptz - $1::timestamptz)) AS at,
                 random() AS r, CASE WHEN n % 2 = 0 THEN random() ELSE power(random(), 3) END * (SELECT count(*) - 1 FROM access_target) AS target
            FROM generate_series(1, $3::int) n) drawn,
         (SELECT min(id) AS first, count(*)::int AS n FROM access_target) t, (SELECT min(id) AS first FROM access_principal) p,
         (SELECT min(id) AS first FROM access_context) c, (SELECT min(id) AS first FROM access_operation) o
   ORDER BY at`;

const days = `
  INSERT INTO access_day (day, backend, account, team, service, environment, operation_id, cause, events)
  SELECT (e.occurred_at AT TIME ZONE 'Asia/Tokyo')::date, c.backend, c.account, coalesce(s.team, ''), '',
         coalesce(s.environment, ''), e.operation_id, e.cause, count(*)
    FROM access_event e JOIN access_context c ON c.id = e.context_id JOIN access_target t ON t.id = e.target_id
    JOIN secret s ON s.id = t.secret_id GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;

const readers = `
  INSERT INTO access_reader (target_id, principal_id, first_at, last_at, reads)
  SELECT e.target_id, e.principal_id, min(e.occurred_at), max(e.occurred_at), count(*) FROM access_event e
    JOIN access_operation o ON o.id = e.operation_id WHERE e.cause = 0 AND o.use = 'value-read' GROUP BY 1, 2`;
