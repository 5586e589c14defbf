import "server-only";
import { Readable } from "node:stream";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { copyLines } from "@/lib/db/copy-lines";
import { inlineSql } from "@/lib/db/inline-sql";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { csvOf } from "@/lib/evidence/encode/csv";
import { readAsOf } from "@/lib/organisation/as-of";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { inventoryAt } from "./at";
import { matching } from "./conditions";
import { csvColumns, csvHeadings } from "./csv-columns";
import { lastRead, orderBy, orderOf } from "./list-order";
import type { SecretExportQuery } from "./model/secret";

/**
 * The rows of the list's conditions inside the viewer's rows as a CSV file, all as of one instant. It is sent as it is
 * read, so a million rows take no more memory than a page. That it was asked for is in the audit trail before its first
 * row leaves. Throws invalid-input as the list does.
 */
export async function exportSecrets(
  viewer: Viewer,
  { sort, order, header, ...filters }: SecretExportQuery,
  signal: AbortSignal,
  now: Date,
): Promise<Response> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(filters.asOf, timeZone, now);
  const ordered = orderOf({ sort, order });
  const sql = inlineSql(Prisma.sql`
    SELECT ${csvColumns}
      FROM ${inventoryAt(asOf)} JOIN place p ON p.id = s.place_id LEFT JOIN person o ON o.id = s.owner
      ${lastRead} ${ordered.join === lastRead ? Prisma.empty : ordered.join}
     WHERE ${matching(viewer, filters, asOf.at)} ORDER BY ${orderBy(ordered)}`);
  const asked = Object.entries(filters).filter(([, value]) => value?.length !== 0);
  await appendEntry(
    viewer,
    "inventory-exported",
    null,
    { filters: Object.fromEntries(asked), sort, order, asOf: asOf.at.toISOString() },
    now,
  );
  const day = dayOf(asOf.at, timeZone);
  return new Response(
    Readable.toWeb(Readable.from(fileOf(sql, header, signal))) as ReadableStream,
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="kagimori-inventory-${day}.csv"`,
      },
    },
  );
}

async function* fileOf(
  sql: string,
  header: "ja" | "en",
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const { head, encode } = csvOf(csvHeadings(header));
  yield Buffer.from(head);
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for await (const { lines } of copyLines(client, sql, signal)) yield Buffer.from(encode(lines));
  } finally {
    // Half a COPY may still be on the connection.
    client.release(true);
  }
}
