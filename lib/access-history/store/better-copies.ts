import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { TextRow } from "@/lib/db/copy";
import { recountReaders } from "./recount-readers";
import { stageColumns } from "./stage";

const Better = z.object({
  occurredAt: z.date(),
  eventId: z.string(),
  item: z.number(),
  targetId: z.number().nullable(),
  oldPrincipal: z.number(),
  newPrincipal: z.number(),
});
type Better = z.infer<typeof Better>;

const column = (row: TextRow, name: string) =>
  row[stageColumns.findIndex((one) => one.name === name)] ?? null;

/**
 * Stored events of which another account's copy tells more of who it was.
 * @param rows copies, as they are staged
 */
export async function betterCopies(
  client: PoolClient,
  rows: readonly TextRow[],
): Promise<Better[]> {
  const list = (name: string) => rows.map((row) => column(row, name));
  const found = await client.query(
    `SELECT e.occurred_at AS "occurredAt", e.event_id AS "eventId", e.item, e.target_id AS "targetId",
            e.principal_id AS "oldPrincipal", g.principal AS "newPrincipal"
       FROM unnest($1::timestamptz[], $2::uuid[], $3::smallint[], $4::int[]) AS g(at, shared, item, principal)
       JOIN access_event e ON e.occurred_at = g.at AND e.shared_event_id = g.shared AND e.item = g.item
       JOIN access_principal o ON o.id = e.principal_id JOIN access_principal n ON n.id = g.principal
      WHERE n.fullness > o.fullness`,
    [list("occurred_at"), list("shared_event_id"), list("item"), list("principal_id")],
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
