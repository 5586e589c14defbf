import "server-only";
import type { PoolClient } from "pg";
import { instants, numbers } from "@/lib/db/lists";
import type { Aggregates } from "./aggregate";
import { attributed, dayColumns, dayKey, dayOrdinals } from "./attribution";

/** Adds to days and readers, each in the order of the key: two that write the same rows wait one way only. */
export async function addAggregates(
  client: PoolClient,
  { days, earlier, readers }: Aggregates,
): Promise<void> {
  if (days.length + earlier.length > 0) {
    await client.query(
      `INSERT INTO access_day AS d (${dayColumns}, events)
       SELECT ${dayColumns}, sum(events) FROM (
         SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::smallint[],
                              $8::smallint[], $9::int[]) AS g(${dayColumns}, events)
         ${earlier.length > 0 ? earlierDays : ""}) AS told
        GROUP BY ${dayOrdinals} ORDER BY ${dayOrdinals}
       ON CONFLICT (${dayColumns}) DO UPDATE SET events = d.events + EXCLUDED.events`,
      [
        days.map(({ day }) => day),
        days.map(({ backend }) => backend),
        days.map(({ account }) => account),
        days.map(({ whose }) => whose.team),
        days.map(({ whose }) => whose.service),
        days.map(({ whose }) => whose.environment),
        numbers(days.map(({ operation }) => operation)),
        numbers(days.map(({ cause }) => cause)),
        numbers(days.map(({ events }) => events)),
        ...(earlier.length > 0
          ? [
              instants(earlier.map(({ at }) => at)),
              numbers(earlier.map(({ context }) => context)),
              numbers(earlier.map(({ target }) => target)),
              numbers(earlier.map(({ operation }) => operation)),
              numbers(earlier.map(({ cause }) => cause)),
            ]
          : []),
      ],
    );
  }
  if (readers.length === 0) return;
  await client.query(
    `INSERT INTO access_reader AS r (target_id, principal_id, first_at, last_at, reads)
     SELECT * FROM unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::int[]) ORDER BY 1, 2
     ON CONFLICT (target_id, principal_id) DO UPDATE
        SET first_at = least(r.first_at, EXCLUDED.first_at), last_at = greatest(r.last_at, EXCLUDED.last_at),
            reads = r.reads + EXCLUDED.reads`,
    [
      numbers(readers.map(({ target }) => target)),
      numbers(readers.map(({ principal }) => principal)),
      instants(readers.map(({ first }) => first)),
      instants(readers.map(({ last }) => last)),
      numbers(readers.map(({ reads }) => reads)),
    ],
  );
}

const earlierDays = `
  UNION ALL
  SELECT ${dayKey}, count(*)
    FROM unnest($10::timestamptz[], $11::int[], $12::int[], $13::smallint[], $14::smallint[])
      AS e(occurred_at, context_id, target_id, operation_id, cause) ${attributed}
   GROUP BY ${dayOrdinals}`;
