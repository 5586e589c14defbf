import type pg from "pg";

/**
 * The aggregates counted anew, in JavaScript, from the stored events and the states of the secrets: the day counts as
 * `day/backend/account/team/service/environment/operation/cause=n`, the readers as `target/principal=first,last,n`.
 */
export async function recount(db: pg.Pool): Promise<{ days: string[]; readers: string[] }> {
  const { rows: events } = await db.query(`
    SELECT e.occurred_at, e.target_id, e.principal_id, e.operation_id, e.cause, e.marks, o.use, c.backend, c.account, t.secret_id,
           to_char(e.occurred_at AT TIME ZONE coalesce(i.time_zone, 'Asia/Tokyo'), 'YYYY-MM-DD') AS day
      FROM access_event e JOIN access_operation o ON o.id = e.operation_id JOIN access_context c ON c.id = e.context_id
      LEFT JOIN access_target t ON t.id = e.target_id CROSS JOIN installation i`);
  const { rows: states } = await db.query(`
    SELECT id, recorded_at, NULL::timestamptz AS superseded_at, team, service, environment FROM secret
    UNION ALL SELECT id, recorded_at, superseded_at, team, service, environment FROM secret_history ORDER BY recorded_at`);
  const days = new Map<string, number>();
  const readers = new Map<string, { first: Date; last: Date; reads: number }>();
  for (const event of events.filter(({ marks }) => (marks & 1) === 0)) {
    const own = states.filter(({ id }) => id === event.secret_id);
    const at = event.occurred_at;
    const state =
      own.find((s) => s.recorded_at <= at && (s.superseded_at === null || s.superseded_at > at)) ??
      own[0];
    const { team, service, environment } = state ?? {};
    const day = [event.day, event.backend, event.account, team, service, environment]
      .map((word) => word ?? "")
      .concat(String(event.operation_id), String(event.cause))
      .join("/");
    days.set(day, (days.get(day) ?? 0) + 1);
    if (event.cause !== 0 || event.target_id === null) continue;
    if (!["value-read", "issue"].includes(event.use)) continue;
    const pair = `${event.target_id}/${event.principal_id}`;
    const before = readers.get(pair) ?? { first: at, last: at, reads: 0 };
    readers.set(pair, {
      first: at < before.first ? at : before.first,
      last: at > before.last ? at : before.last,
      reads: before.reads + 1,
    });
  }
  return {
    days: [...days].map(([key, count]) => `${key}=${count}`).sort(),
    readers: [...readers]
      .map(
        ([key, { first, last, reads }]) =>
          `${key}=${first.toISOString()},${last.toISOString()},${reads}`,
      )
      .sort(),
  };
}

/** The aggregates as they are stored, in the same words. */
export async function storedAggregates(
  db: pg.Pool,
): Promise<{ days: string[]; readers: string[] }> {
  const { rows: days } = await db.query(`
    SELECT concat_ws('/', day, backend, account, team, service, environment, operation_id, cause) || '=' || events AS line
      FROM access_day`);
  const { rows: readers } = await db.query("SELECT * FROM access_reader");
  return {
    days: days.map(({ line }) => line).sort(),
    readers: readers
      .map(
        (r) =>
          `${r.target_id}/${r.principal_id}=${r.first_at.toISOString()},${r.last_at.toISOString()},${r.reads}`,
      )
      .sort(),
  };
}
