import { attributesAt } from "@/lib/access-history/at-event-time";
import { causeNumber, causes, changeUses, readUses } from "@/lib/access-history/model/terms";
import { logCoverage } from "@/lib/continuity/coverage";
import { Prisma } from "@/lib/db/prisma";
import type { RecordKpi, Span } from "../definition";
import { episodes } from "./episodes-sql";

/** Minutes before an alert's first failure in which a change of the secret is taken for its likely cause. */
const changeMinutes = 15;

/** Alerts raised: one episode of failed reads of one secret or path by one principal for one cause. */
export const retrievalFailures: RecordKpi = {
  id: "retrieval-failures",
  version: 1,
  unit: "count",
  direction: "down",
  target: 0,
  near: 5,
  kind: "alert",
  overPeriod: true,
  records: alerts,
  population: Prisma.sql`s.raised`,
  parts: [
    ...causes.map((cause) => ({
      id: cause,
      where: Prisma.sql`s.cause = ${causeNumber(cause)}::int`,
    })),
    { id: "after-change", where: Prisma.sql`s.after_change` },
    // A sealed or unreachable store, a limit nobody logs, a client that gave up: no log can show these.
    { id: "not-visible", where: null, inNoLog: true },
  ],
  beside: [{ id: "open", where: Prisma.sql`s.open` }],
  judgedBy: ["open"],
  rate: { id: "failure-rate", below: 0.001, of: reads },
  excluded: [],
  coverage: logCoverage,
  tally: { instant: ["open"] },
};

function alerts(span: Span): Prisma.Sql {
  return Prisma.sql`
    WITH ${episodes(span, span.alertRule)}
    SELECT to_char(e.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || ' '
             || concat_ws('-', e.target_id, e.principal_id, e.cause) AS id,
           coalesce(k.path, t.label, c.backend) AS label, e.opened_at AS at, e.cause,
           e.opened_at >= ${span.from}::timestamptz AS raised, e.closes_at > ${span.to}::timestamptz AS open,
           s.team, s.service, s.environment, c.backend, s.classification, t.secret_id, p.name AS principal,
           EXISTS (SELECT FROM access_event w JOIN access_operation o ON o.id = w.operation_id AND o.use = ANY(${[...changeUses]})
                    WHERE w.target_id = e.target_id AND w.cause = 0 AND w.occurred_at <= e.began_at
                      AND w.occurred_at > e.began_at - make_interval(mins => ${changeMinutes}::int)) AS after_change
      FROM episode e
      JOIN access_principal p ON p.id = e.principal_id
      JOIN access_context c ON c.id = e.context_id
      LEFT JOIN access_target t ON t.id = e.target_id
      LEFT JOIN secret k ON k.id = t.secret_id
      LEFT JOIN ${attributesAt(Prisma.sql`t.secret_id`, Prisma.sql`e.opened_at`)} ON TRUE`;
}

/** Failed and all value reads and issues of the days of the span, as counted by day. */
function reads({ from, to, timeZone }: Span): Prisma.Sql {
  return Prisma.sql`
    SELECT nullif(d.team, '') AS team, nullif(d.service, '') AS service, nullif(d.environment, '') AS environment,
           nullif(d.backend, '') AS backend, NULL::text AS classification,
           CASE WHEN d.cause <> 0 THEN d.events ELSE 0 END AS numerator, d.events AS denominator
      FROM access_day d JOIN access_operation o ON o.id = d.operation_id AND o.use = ANY(${[...readUses]})
     WHERE d.day >= (${from}::timestamptz AT TIME ZONE ${timeZone})::date
       AND d.day <= ((${to}::timestamptz - interval '1 millisecond') AT TIME ZONE ${timeZone})::date`;
}
