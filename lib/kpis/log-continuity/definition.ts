import { logCoverage } from "@/lib/continuity/coverage";
import { logHours } from "@/lib/continuity/hours-sql";
import { Prisma } from "@/lib/db/prisma";
import type { Part, RecordKpi } from "../definition";

const inState = (state: string): Part => ({ id: state, where: Prisma.sql`s.state = ${state}` });

/**
 * Of the hours of all logs those that can be proved, from the hour a log was first known. An hour of a log that leaves no
 * traces of ours, such as an archive of old files, is left out where another log of the same place proves it.
 */
export const logContinuity: RecordKpi = {
  id: "log-continuity",
  version: 1,
  unit: "ratio",
  direction: "up",
  target: 0.999,
  near: 0.01,
  kind: "source-hour",
  overPeriod: true,
  organisationOnly: true,
  records: (span) => Prisma.sql`
    WITH ${logHours(span)}
    SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') || ' ' || log_id AS id,
           concat_ws(' · ', source_id, nullif(account, ''), nullif(region, ''), nullif(cluster, ''), backend) AS label,
           hour AS at, state, backend, NULL::text AS team, NULL::text AS service, NULL::text AS environment,
           NULL::text AS classification, NULL::uuid AS secret_id, NULL::text AS principal
      FROM (SELECT *, bool_or(state = 'covered') OVER (PARTITION BY hour, backend, account, region, cluster) AS proved_anywhere
              FROM log_hours WHERE known AND state <> 'pending') AS h
     WHERE NOT (state = 'unprovable' AND proved_anywhere)`,
  population: Prisma.sql`TRUE`,
  good: Prisma.sql`s.state = 'covered'`,
  parts: ["covered", "gap", "unprovable"].map(inState),
  excluded: [],
  // Whether every hour is proved is the figure itself: only a source that is not read makes it "at least".
  coverage: async (span) => ({ ...(await logCoverage(span)), hours: null }),
};
