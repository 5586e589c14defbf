import { pool } from "@/lib/db/pool";

/** Seconds a piece of work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Bytes of write-ahead log that a piece of work makes. */
export async function walBytes(work: () => Promise<unknown>): Promise<number> {
  const at = async () =>
    (await pool().query("SELECT pg_current_wal_lsn()::text AS lsn")).rows[0]?.lsn;
  const from = await at();
  await work();
  const { rows } = await pool().query("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), $1) AS bytes", [
    from,
  ]);
  return Number(rows[0]?.bytes);
}
