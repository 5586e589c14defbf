import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt } from "./at";
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
 * The same of rows that are found in a way of their own.
 * @param from FROM items, of them row `s` of the inventory
 * @param by ORDER BY of the page, before it is joined with what is shown of it
 */
export async function rowsOf(
  order: Order,
  from: Prisma.Sql,
  where: Prisma.Sql,
  by: Prisma.Sql,
  limit: number,
): Promise<Listed[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH page AS MATERIALIZED (
      SELECT s.*, ${cursorColumn(order)} AS cursor, ${keyColumns(order)}
        FROM ${from} WHERE ${where} ORDER BY ${by} LIMIT ${limit}
    )
    SELECT ${secretColumns}, s.cursor
      FROM page s JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
     ORDER BY ${orderByColumns(order)}`;
  return z.array(Listed).parse(rows);
}
