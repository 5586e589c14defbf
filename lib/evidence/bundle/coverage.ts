import "server-only";
import { z } from "zod";
import { type HoursSpan, logHours } from "@/lib/continuity/hours-sql";
import { HourState } from "@/lib/continuity/model";
import { prisma } from "@/lib/db/prisma";
import { coverageAt } from "@/lib/sources/coverage";

const Stretch = z.object({
  source: z.string(),
  backend: z.string(),
  account: z.string(),
  region: z.string(),
  cluster: z.string(),
  state: HourState,
  from: z.date(),
  to: z.date(),
  hours: z.int(),
});

/** What the logs can prove of the span: per log, stretches of hours in one state, oldest first; and each source's health. */
export async function coverageOf(span: HoursSpan): Promise<object> {
  const [{ sources }, rows] = await Promise.all([
    coverageAt(span.now),
    prisma().$queryRaw<unknown[]>`
      WITH ${logHours(span)}, island AS (
        SELECT *, hour - row_number() OVER (PARTITION BY log_id, state ORDER BY hour) * interval '1 hour' AS start FROM log_hours)
      SELECT min(source_id) AS source, min(backend) AS backend, min(account) AS account, min(region) AS region,
             min(cluster) AS cluster, state, min(hour) AS from, max(hour) + interval '1 hour' AS to, count(*)::int AS hours
        FROM island GROUP BY log_id, state, start ORDER BY 1, 2, 3, 4, 5, 7`,
  ]);
  const stretches = z.array(Stretch).parse(rows);
  const hours = Object.fromEntries(
    HourState.options.map((state) => [
      state,
      stretches.filter((s) => s.state === state).reduce((sum, s) => sum + s.hours, 0),
    ]),
  );
  return { from: span.from, to: span.to, asOf: span.now, hours, stretches, sources };
}
