import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { instants, numbers } from "@/lib/db/lists";
import { markDaysOf } from "@/lib/kpis/tally/mark";
import type { StagedEvent } from "./distinct-events";
import { recountReaders } from "./recount-readers";

const Better = z.object({
  occurredAt: z.date(),
  eventId: z.string(),
  item: z.number(),
  targetId: z.number().nullable(),
  oldPrincipal: z.number(),
  newPrincipal: z.number(),
});
type Better = z.infer<typeof Better>;

/**
 * Stored events of which another account's copy tells more of who it was.
 * @param copies events with a shared id
 */
export async function betterCopies(
  client: PoolClient,
  copies: readonly StagedEvent[],
): Promise<Better[]> {
  const found = await client.query(
    `SELECT e.occurred_at AS "occurredAt", e.event_id AS "eventId", e.item, e.target_id AS "targetId",
            e.principal_id AS "oldPrincipal", g.principal AS "newPrincipal"
       FROM unnest($1::timestamptz[], $2::uuid[], $3::smallint[], $4::int[]) AS g(at, shared, item, principal)
       JOIN access_event e ON e.occurred_at = g.at AND e.shared_event_id = g.shared AND e.item = g.item
       JOIN access_principal o ON o.id = e.principal_id JOIN access_principal n ON n.id = g.principal
      WHERE n.fullness > o.fullness`,
    [
      instants(copies.map(({ at }) => at)),
      copies.map(({ event }) => event.sharedEventId),
      numbers(copies.map(({ event }) => event.item)),
      numbers(copies.map(({ principal }) => principal)),
    ],
  );
  return z.array(Better).parse(found.rows);
}

/** Names whom the better copy names, for the events and for the readers. Nobody else may store events meanwhile. */
export async function takeBetterCopies(
  client: PoolClient,
  better: readonly Better[],
): Promise<void> {
  if (better.length === 0) return;
  await client.query(
    `UPDATE access_event e SET principal_id = g.principal
       FROM unnest($1::timestamptz[], $2::uuid[], $3::smallint[], $4::int[]) AS g(at, id, item, principal)
      WHERE e.occurred_at = g.at AND e.event_id = g.id AND e.item = g.item`,
    [
      better.map(({ occurredAt }) => occurredAt),
      better.map(({ eventId }) => eventId),
      better.map(({ item }) => item),
      better.map(({ newPrincipal }) => newPrincipal),
    ],
  );
  await markDaysOf(
    client,
    "(e.occurred_at, e.event_id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[]))",
    [better.map(({ occurredAt }) => occurredAt), better.map(({ eventId }) => eventId)],
  );
  await recountReaders(
    client,
    better.flatMap(({ targetId, oldPrincipal, newPrincipal }) =>
      targetId === null
        ? []
        : [
            { target: targetId, principal: oldPrincipal },
            { target: targetId, principal: newPrincipal },
          ],
    ),
  );
}
