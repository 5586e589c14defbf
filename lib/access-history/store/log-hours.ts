import "server-only";
import type { PoolClient } from "pg";

/** What a stretch says of hours of a log, by id of the place. */
export interface HoursTold {
  /** Records with an event that was new, by the hour of it. */
  records: readonly { context: number; hour: Date; records: number }[];
  footprints: readonly { context: number; at: Date; node: string | null }[];
  /** Beginnings of hours that a digest proves whole. */
  proved: readonly { context: number; hour: Date }[];
}

/** Adds them up. A footprint counts once per place, instant and node, however often its log is read. */
export async function addHours(
  client: PoolClient,
  { records, footprints, proved }: HoursTold,
): Promise<void> {
  if (records.length + footprints.length + proved.length === 0) return;
  await client.query(
    `WITH came AS (
       INSERT INTO footprint_arrived (context_id, at, node)
       SELECT DISTINCT * FROM unnest($4::int[], $5::timestamptz[], $6::text[]) AS f(context_id, at, node) ORDER BY 1, 2, 3
       ON CONFLICT DO NOTHING RETURNING context_id, at),
     told AS (
       SELECT context_id, date_trunc('hour', at, 'UTC') AS hour, 1 AS arrived, FALSE AS proved, 0 AS records FROM came
       UNION ALL
       SELECT context_id, hour, 0, FALSE, records FROM unnest($1::int[], $2::timestamptz[], $3::int[]) AS r(context_id, hour, records)
       UNION ALL
       SELECT context_id, hour, 0, TRUE, 0 FROM unnest($7::int[], $8::timestamptz[]) AS p(context_id, hour))
     INSERT INTO log_hour AS l (context_id, hour, arrived, proved, records)
     SELECT context_id, hour, sum(arrived), bool_or(proved), sum(records) FROM told GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (context_id, hour) DO UPDATE
        SET arrived = l.arrived + EXCLUDED.arrived, proved = l.proved OR EXCLUDED.proved, records = l.records + EXCLUDED.records
      WHERE EXCLUDED.arrived > 0 OR EXCLUDED.records > 0 OR EXCLUDED.proved > l.proved`,
    [
      records.map(({ context }) => context),
      records.map(({ hour }) => hour),
      records.map((one) => one.records),
      footprints.map(({ context }) => context),
      footprints.map(({ at }) => at),
      footprints.map(({ node }) => node ?? ""),
      proved.map(({ context }) => context),
      proved.map(({ hour }) => hour),
    ],
  );
}

const HOUR_MS = 3_600_000;

/** Beginning of the hour of an instant. */
export const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

/** Beginnings of the hours that lie whole in one of these stretches of time, or in several that touch. */
export function wholeHours(ranges: readonly { from: string; to: string }[]): number[] {
  const sorted = ranges
    .map(({ from, to }): [number, number] => [Date.parse(from), Date.parse(to)])
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.flatMap(([from, to]) => {
    const hours: number[] = [];
    for (let hour = Math.ceil(from / HOUR_MS) * HOUR_MS; hour + HOUR_MS <= to; hour += HOUR_MS)
      hours.push(hour);
    return hours;
  });
}
