/**
 * SQL that says whose an event was when it happened. Aliased `e` (occurred_at, target_id, context_id, operation_id,
 * cause); brings `c` (context), `s` (secret as it is) and `h` (secret as it was, where that is not how it is).
 *
 * The state known at the event's time; for an event before the first state known, that one. What is known of an instant
 * never changes afterwards, so the figure does not either.
 */
export const attributed = `
  JOIN access_context c ON c.id = e.context_id
  LEFT JOIN access_target t ON t.id = e.target_id
  LEFT JOIN secret s ON s.id = t.secret_id
  LEFT JOIN LATERAL (
    SELECT TRUE AS found, h.team, h.service, h.environment FROM secret_history h
     WHERE h.id = s.id AND h.superseded_at > e.occurred_at
     ORDER BY h.recorded_at LIMIT 1) h ON s.recorded_at > e.occurred_at`;

const then = (column: string) =>
  `CASE WHEN h.found THEN coalesce(h.${column}, '') ELSE coalesce(s.${column}, '') END`;

/** Columns of `access_day` but the count. */
export const dayColumns = "day, backend, account, team, service, environment, operation_id, cause";

/** The same where `dayKey` begins a SELECT, for GROUP BY and ORDER BY. */
export const dayOrdinals = "1, 2, 3, 4, 5, 6, 7, 8";

/** The day is the organisation's. */
export const dayKey = `
  (e.occurred_at AT TIME ZONE (SELECT coalesce(time_zone, 'Asia/Tokyo') FROM installation))::date AS day, c.backend, c.account, ${then("team")} AS team,
  ${then("service")} AS service, ${then("environment")} AS environment, e.operation_id, e.cause`;

/** Adds grouped counts to `access_day`, in the order of the key: two that write the same rows wait, never for each other. */
export const addDays = (counts: string) => `
  INSERT INTO access_day AS d (${dayColumns}, events)
  ${counts} ORDER BY ${dayOrdinals}
  ON CONFLICT (${dayColumns}) DO UPDATE SET events = d.events + EXCLUDED.events`;

/** What an event must be to count as a reading of a target: handed out, and told by the log itself. */
export const isReading = `e.cause = 0 AND e.target_id IS NOT NULL AND e.marks & 1 = 0
  AND e.operation_id IN (SELECT id FROM access_operation WHERE use IN ('value-read', 'issue'))`;

/** Adds to the readers what these events tell, in the order of the key. */
export const addReaders = (events: string) => `
  INSERT INTO access_reader AS r (target_id, principal_id, first_at, last_at, reads)
  SELECT e.target_id, e.principal_id, min(e.occurred_at), max(e.occurred_at), count(*) FROM ${events} e
   WHERE ${isReading} GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (target_id, principal_id) DO UPDATE
     SET first_at = least(r.first_at, EXCLUDED.first_at), last_at = greatest(r.last_at, EXCLUDED.last_at),
         reads = r.reads + EXCLUDED.reads`;
