import "server-only";
import { pool } from "@/lib/db/pool";

/** Counts our own calls to a source and adds them to the day's figures in batches. Days are UTC. */
export class CallCounter {
  private counts = new Map<string, number>();

  constructor(
    private readonly sourceId: string,
    private readonly clock: () => Date,
  ) {}

  /** @param api such as `secretsmanager:ListSecrets` */
  count(api: string): void {
    this.counts.set(api, (this.counts.get(api) ?? 0) + 1);
  }

  /** Stores what was counted since the last time. */
  async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const counts = this.counts;
    this.counts = new Map();
    await pool().query(
      `INSERT INTO api_call_count AS c (day, source_id, api, calls)
       SELECT $1::date, $2, t.api, t.calls FROM unnest($3::text[], $4::int[]) AS t(api, calls)
       ON CONFLICT (day, source_id, api) DO UPDATE SET calls = c.calls + EXCLUDED.calls`,
      [
        this.clock().toISOString().slice(0, 10),
        this.sourceId,
        [...counts.keys()],
        [...counts.values()],
      ],
    );
  }
}
