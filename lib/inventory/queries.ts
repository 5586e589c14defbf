import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { inventoryAt } from "./at";
import { countable, matching } from "./conditions";
import {
  afterCursor,
  cursorColumn,
  encode,
  keyColumns,
  orderBy,
  orderByColumns,
  orderOf,
} from "./list-order";
import { SecretRow, secretColumns, toSecret } from "./list-row";
import type { SecretPage, SecretQuery } from "./model/secret";

const Listed = SecretRow.extend({ cursor: z.array(z.string()) });

/** One page of the inventory inside the viewer's rows, and how many there are in all. */
export async function listSecrets(
  viewer: Viewer,
  query: SecretQuery,
  { now }: { now: Date },
): Promise<SecretPage> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(query.asOf, timeZone, now);
  const order = orderOf(query);
  const where = matching(viewer, query);
  const rowsToCount = await countable(query, asOf);
  const [rows, [counted]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      WITH page AS (
        SELECT s.*, ${cursorColumn(order)} AS cursor, ${keyColumns(order)}
          FROM ${inventoryAt(asOf)} ${order.join}
         WHERE ${where} AND ${afterCursor(order, query.cursor)}
         ORDER BY ${orderBy(order)} LIMIT ${query.limit + 1}
      )
      SELECT ${secretColumns}, s.cursor
        FROM page s JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
       ORDER BY ${orderByColumns(order)}`,
    prisma().$queryRaw<unknown[]>`
      SELECT coalesce(sum(s.n), 0)::int AS total FROM ${rowsToCount} WHERE ${where}`,
  ]);
  const listed = z.array(Listed).parse(rows);
  const last = listed.length > query.limit ? listed[query.limit - 1] : undefined;
  return {
    items: listed.slice(0, query.limit).map(toSecret),
    nextCursor: last ? encode(last.cursor) : null,
    total: Total.parse(counted).total,
  };
}

const Total = z.object({ total: z.int() });
