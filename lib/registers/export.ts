import "server-only";
import { Readable } from "node:stream";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { copyLines } from "@/lib/db/copy-lines";
import { inlineSql } from "@/lib/db/inline-sql";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { csvOf } from "@/lib/evidence/encode/csv";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { exported } from "./csv/columns";
import type { Register } from "./model";
import { registerSql, withinScope } from "./register-sql";

/**
 * A register as a CSV file that opens right in spreadsheets and can be handed in again: handed in as it is, it changes
 * nothing. Sent as it is read. That it was asked for is in the audit trail before its first row leaves.
 */
export async function exportRegister(
  viewer: Viewer,
  register: Register,
  header: "ja" | "en",
  signal: AbortSignal,
  now: Date,
): Promise<Response> {
  assertMay(viewer, "declaration:read");
  const { timeZone } = await organisationSettings();
  const day = dayOf(now, timeZone);
  const { from, item } = registerSql(register, day);
  const columns = exported(register);
  const fields = Prisma.join(columns.map(({ field }) => Prisma.sql`${item} ->> ${field}`));
  const sql = inlineSql(
    Prisma.sql`SELECT ${fields} FROM ${from} WHERE ${withinScope(register, viewer)} ORDER BY r.id`,
  );
  await appendEntry(viewer, "register-exported", register, {}, now);
  const { head, encode } = csvOf(columns.map((column) => column[header]));
  async function* lines() {
    yield Buffer.from(head);
    const client = await pool().connect();
    try {
      for await (const { lines } of copyLines(client, sql, signal))
        yield Buffer.from(encode(lines));
    } finally {
      // Half a COPY may still be on the connection.
      client.release(true);
    }
  }
  return new Response(Readable.toWeb(Readable.from(lines())) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="kagimori-${register}-${day}.csv"`,
    },
  });
}
