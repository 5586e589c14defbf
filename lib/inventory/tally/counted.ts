import { Prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt, judged, stateColumns } from "../at";
import { alikeColumns, dueFrom, groupColumns, ownId } from "./columns";
import { findTally, type Tally } from "./find";

/**
 * The inventory at an instant for counting, as a FROM item named `s`: the columns of lib/inventory/tally/columns.ts, `id` where
 * a row is a location of its own, `rotation`, `n`, `oldest` (the earliest instant from which one of the rows is due or
 * failing) and `is_row` (it is one row, and no group of the tally). Where there is a tally that reaches the instant, it is that, less the rows that moved since as they were
 * then (`n` = -1), and with them as they are now (`n` = 1); else every row as it is (`n` = 1). So `n` has to be summed by
 * whatever is asked for, and what sums up to 0 is not there.
 */
export async function countedInventory(asOf: AsOf): Promise<Prisma.Sql> {
  const tally = await findTally(asOf);
  return tally ? fromTally(tally, asOf.at) : wholeInventory(asOf);
}

/** The same from the rows themselves, with every column they have; of a sample of them, as inventoryAt takes it. */
export const wholeInventory = (asOf: AsOf, percent?: number) =>
  Prisma.sql`(SELECT s.*, 1 AS n, ${dueFrom} AS oldest, TRUE AS is_row FROM ${inventoryAt(asOf, percent)}) AS s`;

function fromTally({ id, at }: Tally, now: Date): Prisma.Sql {
  // Who was absent when it was made: findTally has seen that they are the same, and they stay it for this statement.
  const noted = (column: string) =>
    Prisma.sql`SELECT unnest(${Prisma.raw(column)}) FROM inventory_tally WHERE id = ${id}::uuid`;
  const absent = { left: noted("left_people"), leaderless: noted("leaderless_teams") };
  const counted = (n: 1 | -1, rows: Prisma.Sql, then: Date) =>
    Prisma.sql`SELECT ${alikeColumns}, s.rotation, ${ownId}, ${Prisma.raw(String(n))}, ${dueFrom}, TRUE
      FROM (${judged(Prisma.sql`(${rows}) AS s`, then, absent)}) AS s`;
  const recorded = Prisma.sql`SELECT ${stateColumns("c")} FROM secret c WHERE c.recorded_at > ${at}`;
  const replaced = Prisma.sql`SELECT ${stateColumns("h")} FROM secret_history h
    WHERE h.superseded_at > ${at} AND h.recorded_at <= ${at}`;
  const due = Prisma.sql`SELECT ${stateColumns("c")} FROM inventory_tally_due d JOIN secret c ON c.id = d.secret_id
    WHERE d.tally_id = ${id}::uuid AND d.at <= ${now} AND c.recorded_at <= ${at}`;
  return Prisma.sql`(
    SELECT ${groupColumns}, CASE WHEN counted = 'both' THEN rotation_state ELSE 'not-counted' END AS rotation, id, n, oldest, FALSE AS is_row
      FROM inventory_tally_group WHERE tally_id = ${id}::uuid
    UNION ALL ${counted(-1, replaced, at)}
    UNION ALL ${counted(1, recorded, now)}
    UNION ALL ${counted(-1, due, at)}
    UNION ALL ${counted(1, due, now)}
  ) AS s`;
}
