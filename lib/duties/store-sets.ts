import "server-only";
import type { PoolClient } from "pg";
import { type DutySet, duties } from "./model";

/** Columns of duty_set but for its id. */
const setColumns = duties.flatMap((duty) => [duty, `${duty}_from`]);

/** Stores the sets that are not there yet: a set never changes, and many secrets name the same. */
export async function storeSets(client: PoolClient, sets: Iterable<DutySet | null>): Promise<void> {
  const distinct = new Map([...sets].flatMap((set) => (set ? [[set.id, set] as const] : [])));
  if (distinct.size === 0) return;
  const rows = [...distinct.values()].map(({ id, of }) => ({
    id,
    ...Object.fromEntries(
      duties.flatMap((duty) => [
        [duty, of[duty]?.holder ?? null],
        [`${duty}_from`, of[duty]?.from ?? null],
      ]),
    ),
  }));
  await client.query(
    `INSERT INTO duty_set (id, ${setColumns.join(", ")})
     SELECT id, ${setColumns.join(", ")} FROM jsonb_populate_recordset(NULL::duty_set, $1::jsonb) ORDER BY id
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
