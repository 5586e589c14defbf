import type { Policies } from "@/lib/config/model/policies";

/** Seconds a confirmation holds, by environment. */
export type Intervals = Policies["attestation"];

const environments = ["local", "dev", "stg", "prod"] as const;

/** What has no environment counts as production. */
export function intervalOf(intervals: Intervals, environment: string | null): number {
  const known = environments.find((one) => one === (environment ?? "prod"));
  return (known && intervals[known]) ?? intervals.default;
}

/** The same as an SQL expression of `s.environment`; the numbers come from the config's own parser. */
export function intervalSql(intervals: Intervals): string {
  const cases = environments.map(
    (environment) => `WHEN '${environment}' THEN ${Math.ceil(intervalOf(intervals, environment))}`,
  );
  return `make_interval(secs => CASE coalesce(s.environment, 'prod') ${cases.join(" ")}
    ELSE ${Math.ceil(intervals.default)} END)`;
}
