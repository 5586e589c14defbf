import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt } from "./at";
import { inState, urgencies } from "./by-urgency";
import {
  after,
  cursorColumn,
  keyColumns,
  type Order,
  orderBy,
  orderByColumns,
  readCursor,
} from "./list-order";
import { SecretRow, secretColumns } from "./list-row";

const Listed = SecretRow.extend({ cursor: z.array(z.string()) });
export type Listed = z.infer<typeof Listed>;

/** Up to so many rows are gathered and sorted; of more, an index in their order gives the first sooner. */
const few = 5000;

/** What a page is read of. */
interface Asked {
  asOf: AsOf;
  order: Order;
  where: Prisma.Sql;
  cursor: string | undefined;
  /** How many rows at most. */
  limit: number;
}

/** The rows of a page in its order, each with the cursor that begins after it. */
export function readPage({ asOf, order, where, cursor, limit }: Asked): Promise<Listed[]> {
  const values = readCursor(order, cursor);
  const from = Prisma.sql`${inventoryAt(asOf)} ${order.join}`;
  const chosen = values ? Prisma.sql`${where} AND ${after(order.keys, values, order)}` : where;
  return rowsOf(order, from, chosen, orderBy(order), limit);
}

/**
 * The same in the order of urgency, state after state until the page is full: of each state an index has the rows in
 * their order, of all of them none has. Of states that hold no row nothing is asked.
 * @param counts how many rows each state has
 */
export async function readPageByUrgency(
  { asOf, order, where, cursor, limit }: Asked,
  counts: ReadonlyMap<string, number>,
): Promise<Listed[]> {
  const values = readCursor(order, cursor);
  const begins = values ? Number(values[0]) : null;
  const keys = order.keys.slice(1);
  const found: Listed[] = [];
  for (const { state, rank } of order.descending ? urgencies.toReversed() : urgencies) {
    const count = counts.get(state) ?? 0;
    const over = begins !== null && (order.descending ? rank > begins : rank < begins);
    if (count === 0 || over) continue;
    const inThis = Prisma.sql`${where} AND ${inState(state, asOf.at)}`;
    const chosen =
      values && rank === begins
        ? Prisma.sql`${inThis} AND ${after(keys, values.slice(1), order)}`
        : inThis;
    const inventory = inventoryAt(asOf);
    // OFFSET keeps the planner from walking through all rows of an order for the few that are wanted.
    const from =
      count > few
        ? inventory
        : Prisma.sql`(SELECT * FROM ${inventory} WHERE ${chosen} OFFSET 0) AS s`;
    const rest = limit - found.length;
    found.push(...(await rowsOf(order, from, chosen, orderBy({ ...order, keys }), rest)));
    if (found.length >= limit) break;
  }
  return found;
}

async function rowsOf(
  order: Order,
  from: Prisma.Sql,
  where: Prisma.Sql,
  by: Prisma.Sql,
  limit: number,
): Promise<Listed[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH page AS (
      SELECT s.*, ${cursorColumn(order)} AS cursor, ${keyColumns(order)}
        FROM ${from} WHERE ${where} ORDER BY ${by} LIMIT ${limit}
    )
    SELECT ${secretColumns}, s.cursor
      FROM page s JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
     ORDER BY ${orderByColumns(order)}`;
  return z.array(Listed).parse(rows);
}
