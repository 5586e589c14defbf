import { Prisma } from "@/lib/db/prisma";
import { ranks } from "./model/kinds";
import { edge, expiredFor } from "./reconcile";
import { windowsAt } from "./windows-sql";

export interface UsesAsked {
  /** Uses that began in [from, to). */
  from: Date;
  to: Date;
  /** Windows stand as they stood then; later reads are left out. */
  asOf: Date;
  /** What the logs had told by then. */
  known: Date;
  timeZone: string;
}

const milliseconds = (count: number) => Prisma.sql`make_interval(secs => ${count / 1000}::float8)`;
const startOfDay = (at: Prisma.Sql, timeZone: string) =>
  Prisma.sql`(((((${at}) AT TIME ZONE ${timeZone})::date)::timestamp) AT TIME ZONE ${timeZone})`;
const rankNames = Prisma.join(ranks.map((name) => Prisma.sql`${name}::text`));
const rankOf = (name: (typeof ranks)[number]) => Prisma.raw(String(ranks.indexOf(name)));

/**
 * CTEs that end in `used`: the uses of reconcile.ts, counted by the database. Columns: id, kind, person, unresolved, principal_id,
 * secret_id, target_id, request_id, began_at, last_at, reads, inside, at_edge, ui, points, and of the secret at its
 * first read: team, service, environment, backend, classification. Says the same as `reconcile`.
 */
export function usesBetween(asked: UsesAsked): Prisma.Sql {
  const { from, to, asOf, timeZone } = asked;
  const day = Prisma.sql`(at AT TIME ZONE ${timeZone})::date`;
  const first = (column: string) =>
    Prisma.raw(`(array_agg(${column} ORDER BY at, event_id, item))[1] AS ${column}`);
  return Prisma.sql`
    ${windowsAt(asOf)},
    ${rulesAt(asOf)},
    span AS (
      SELECT least(${startOfDay(Prisma.sql`${from}::timestamptz`, timeZone)},
                   (SELECT min(opens) - ${milliseconds(edge)} FROM win
                     WHERE ends + ${milliseconds(expiredFor)} > ${from}::timestamptz)) AS begins,
             greatest(${startOfDay(Prisma.sql`${to}::timestamptz - interval '1 millisecond' + interval '1 day'`, timeZone)},
                      (SELECT max(ends) + ${milliseconds(expiredFor)} FROM win
                        WHERE opens - ${milliseconds(edge)} < ${to}::timestamptz)) AS ends
    ),
    ${readsNeedingWindow(asked)},
    judged AS (
      SELECT r.*, w.request_id, coalesce(w.rank, ${rankOf("unrecorded")}) AS rank, coalesce(w.at_edge, FALSE) AS at_edge
        FROM need r LEFT JOIN LATERAL (${bestWindow}) w ON TRUE
    ),
    used AS (
      SELECT CASE WHEN request_id IS NULL THEN day || '~' || thing || '~' || left(md5(person), 12)
                  ELSE request_id || '~' || thing END AS id,
             CASE WHEN unresolved THEN 'unresolved' ELSE (ARRAY[${rankNames}])[rank + 1] END AS kind, u.*
        FROM (
          SELECT person, unresolved, thing, request_id, CASE WHEN request_id IS NULL THEN to_char(${day}, 'YYYY-MM-DD') END AS day,
                 min(principal_id) AS principal_id, min(secret_id::text)::uuid AS secret_id, min(target_id) AS target_id,
                 min(at) AS began_at, max(at) AS last_at, count(*)::int AS reads, max(rank) AS rank,
                 (count(*) FILTER (WHERE rank < ${rankOf("wider")}))::int AS inside,
                 bool_or(at_edge) AS at_edge, bool_or(marks & 2 <> 0) AS ui,
                 (array_agg(jsonb_build_object('at', at, 'inside', rank < ${rankOf("wider")}) ORDER BY at, event_id, item))[1:60] AS points,
                 ${first("team")}, ${first("service")}, ${first("environment")}, ${first("backend")}, ${first("classification")}
            FROM judged GROUP BY 1, 2, 3, 4, 5
          HAVING min(at) >= ${from}::timestamptz AND min(at) < ${to}::timestamptz) u
    )`;
}

/** The window that speaks best for a read `r`: `against` and `isBetter` of reconcile.ts. */
const bestWindow = Prisma.sql`
  SELECT * FROM (
    SELECT w.id AS request_id, w.opens, w.approval <> 'rejected' AND (r.at < w.opens OR r.at >= w.ends) AND near.open AS at_edge,
           CASE WHEN w.approval = 'rejected' THEN CASE WHEN near.open AND near.named THEN ${rankOf("unrecorded")} END
                WHEN near.open AND near.named THEN array_position(ARRAY[${rankNames}], w.approval) - 1
                WHEN near.open THEN ${rankOf("wider")}
                WHEN near.named AND r.at >= w.ends THEN ${rankOf("after-expiry")} END AS rank
      FROM win w
      LEFT JOIN win_secret t ON t.request_id = w.id AND t.secret_id = r.secret_id
     CROSS JOIN LATERAL (SELECT r.at >= w.opens - ${milliseconds(edge)} AND r.at < w.ends + ${milliseconds(edge)} AS open,
                                t.request_id IS NOT NULL AND coalesce(r.at < t.until, TRUE) AS named) near
     WHERE NOT r.unresolved AND w.person_id = r.person
       AND r.at >= w.opens - ${milliseconds(edge)} AND r.at < w.ends + ${milliseconds(expiredFor)}
  ) w WHERE w.rank IS NOT NULL
  ORDER BY w.rank, w.opens, w.request_id::text COLLATE "C" LIMIT 1`;

/**
 * CTE `need`: reads by people, and by those nobody knows, of secrets whose environment, as it was then, needs a window. What is
 * not in the inventory, or has no environment, counts as production; a plain parameter is no secret. Events are looked up
 * person by person (OFFSET 0 keeps it so): the planner thinks there are next to none in the span, and would compare each
 * with everybody.
 */
function readsNeedingWindow({ asOf, known }: UsesAsked): Prisma.Sql {
  return Prisma.sql`
    ${secretsUnderPaths},
    need AS (
      SELECT e.occurred_at AS at, e.event_id, e.item, e.marks, e.target_id, t.secret_id, p.id AS principal_id,
             coalesce(t.secret_id::text, 't' || t.id) AS thing, p.kind = 'unresolved' AS unresolved,
             CASE WHEN p.kind = 'person' THEN coalesce(p.person_id, p.key) ELSE p.key END AS person,
             coalesce(s.team, b.team) AS team, coalesce(s.service, b.service) AS service,
             coalesce(s.environment, b.environment) AS environment, coalesce(s.backend, t.backend) AS backend, s.classification
        FROM access_principal p
        CROSS JOIN LATERAL (
          SELECT * FROM access_event e
           WHERE e.principal_id = p.id AND e.cause = 0 AND e.marks & 1 = 0 AND e.recorded_at <= ${known}::timestamptz
             AND e.occurred_at >= (SELECT begins FROM span) AND e.occurred_at < (SELECT ends FROM span)
             AND e.occurred_at <= ${asOf}::timestamptz OFFSET 0) e
        JOIN access_target t ON t.id = e.target_id
        JOIN access_operation o ON o.id = e.operation_id AND o.use = ANY((SELECT reads FROM rule)::text[])
        LEFT JOIN under b ON b.target_id = t.id
        LEFT JOIN LATERAL (
          SELECT * FROM (
            SELECT recorded_at, team, service, environment, backend, classification, not_counted_because FROM secret WHERE id = t.secret_id
            UNION ALL
            SELECT recorded_at, team, service, environment, backend, classification, not_counted_because FROM secret_history WHERE id = t.secret_id
          ) x ORDER BY x.recorded_at <= e.occurred_at DESC,
                       CASE WHEN x.recorded_at <= e.occurred_at THEN x.recorded_at END DESC, x.recorded_at LIMIT 1) s ON TRUE
       WHERE p.kind IN ('person', 'unresolved')
         AND coalesce(b.counts, coalesce(s.environment, 'prod') = ANY((SELECT environments FROM rule)::text[]))
         AND s.not_counted_because IS DISTINCT FROM 'configuration'
    )`;
}

/**
 * CTE `under`: what lies now under a path that was read as a whole. It needs a window when any of that does; nothing known under
 * it is like a secret that is in no inventory.
 */
const secretsUnderPaths = Prisma.sql`
    under AS MATERIALIZED (
      SELECT t.id AS target_id,
             bool_or(x.not_counted_because IS DISTINCT FROM 'configuration'
                     AND coalesce(x.environment, 'prod') = ANY((SELECT environments FROM rule)::text[])) AS counts,
             CASE WHEN count(DISTINCT x.team) = 1 AND count(x.team) = count(*) THEN min(x.team) END AS team,
             CASE WHEN count(DISTINCT x.service) = 1 AND count(x.service) = count(*) THEN min(x.service) END AS service,
             CASE WHEN count(DISTINCT x.environment) = 1 AND count(x.environment) = count(*) THEN min(x.environment) END AS environment
        FROM (SELECT id, backend, regexp_replace(label, '^name=', '') COLLATE "C" AS path FROM access_target
               WHERE path_level AND id IN (SELECT a.target_id FROM access_reader a JOIN access_principal p ON p.id = a.principal_id
                                            WHERE p.kind IN ('person', 'unresolved'))) t
        JOIN secret x ON x.removed_at IS NULL AND x.path >= t.path AND x.path < t.path || chr(1114111) AND x.backend = t.backend
       GROUP BY t.id
    )`;

/** CTE `rule`: what the config of then said (lib/config/model/break-glass.ts), or says now where there was none. */
function rulesAt(asOf: Date): Prisma.Sql {
  const list = (name: string, standard: string) => Prisma.sql`coalesce((
    SELECT array_agg(one) FROM jsonb_array_elements_text(c.content->'breakGlass'->${name}) one), ${standard}::text[])`;
  return Prisma.sql`
    rule AS (
      SELECT ${list("environments", "{prod}")} AS environments, ${list("reads", "{value-read,issue}")} AS reads
        FROM (SELECT (SELECT content FROM config_version
                       ORDER BY applied_at <= ${asOf}::timestamptz DESC, applied_at DESC LIMIT 1) AS content) c
    )`;
}
