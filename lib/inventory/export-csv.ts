import "server-only";
import { Readable } from "node:stream";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { copyLines } from "@/lib/db/copy-lines";
import { inlineSql } from "@/lib/db/inline-sql";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { csvOf } from "@/lib/evidence/encode/csv";
import { readAsOf } from "@/lib/organisation/as-of";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { inventoryAt } from "./at";
import { matching } from "./conditions";
import { csvColumns, csvHeadings } from "./csv-columns";
import { lastRead, orderBy, orderOf } from "./list-order";
import type { ChosenExport, SecretExportQuery } from "./model/secret";

/**
 * The rows of the list's conditions inside the viewer's rows as a CSV file, all as of one instant. It is sent as it is
 * read, so a million rows take no more memory than a page. That it was asked for is in the audit trail before its first
 * row leaves. Throws invalid-input as the list does.
 */
export function exportSecrets(
  viewer: Viewer,
  { sort, order, header, ...filters }: SecretExportQuery,
  signal: AbortSignal,
  now: Date,
): Promise<Response> {
  const asked = Object.entries(filters).filter(([, value]) => value?.length !== 0);
  const named = { filters: Object.fromEntries(asked) };
  const where = (at: Date) => matching(viewer, filters, at);
  const rows = { where, asOf: filters.asOf, named };
  return fileResponse(viewer, { sort, order, header, ...rows }, signal, now);
}

/** The same of chosen secrets. Throws not-found when one of them does not exist or is outside the viewer's rows. */
export async function exportChosen(
  viewer: Viewer,
  { ids, ...asked }: ChosenExport,
  signal: AbortSignal,
  now: Date,
): Promise<Response> {
  const { timeZone } = await organisationSettings();
  const where = Prisma.sql`${inRowsOf(viewer)} AND s.id = ANY(${ids}::uuid[])`;
  const found = Prisma.sql`SELECT FROM ${inventoryAt(readAsOf(asked.asOf, timeZone, now))} WHERE ${where}`;
  const { rowCount } = await pool().query(found.text, found.values);
  if (rowCount !== new Set(ids).size)
    throw notFound("A secret does not exist, or it is outside what you may see.");
  return fileResponse(
    viewer,
    { ...asked, where: () => where, named: { chosen: ids } },
    signal,
    now,
  );
}

interface File extends Pick<SecretExportQuery, "sort" | "order" | "header"> {
  /** Of row `s`, at the instant of the file. */
  readonly where: (at: Date) => Prisma.Sql;
  readonly asOf?: string | undefined;
  /** Which rows these are, as the audit trail says it. */
  readonly named: Record<string, unknown>;
}

async function fileResponse(
  viewer: Viewer,
  { where, sort, order, header, named, ...file }: File,
  signal: AbortSignal,
  now: Date,
): Promise<Response> {
  const { timeZone } = await organisationSettings();
  const asOf = readAsOf(file.asOf, timeZone, now);
  const ordered = orderOf({ sort, order });
  const sql = inlineSql(Prisma.sql`
    SELECT ${csvColumns}
      FROM ${inventoryAt(asOf)} JOIN place p ON p.id = s.place_id LEFT JOIN person o ON o.id = s.owner
      ${lastRead} ${ordered.join === lastRead ? Prisma.empty : ordered.join}
     WHERE ${where(asOf.at)} ORDER BY ${orderBy(ordered)}`);
  const detail = { ...named, sort, order, asOf: asOf.at.toISOString() };
  await appendEntry(viewer, "inventory-exported", null, detail, now);
  return new Response(
    Readable.toWeb(Readable.from(fileOf(sql, header, signal))) as ReadableStream,
    {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="kagimori-inventory-${dayOf(asOf.at, timeZone)}.csv"`,
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
