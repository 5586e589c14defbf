import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { configNow } from "@/lib/config/now";
import { Prisma, prisma } from "@/lib/db/prisma";
import { toCursor } from "@/lib/http/cursor";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { Item, Provenance, type Register, Standing } from "./model";
import type { RegisterQuery } from "./register-query";
import { registerSql, withinScope } from "./register-sql";

const iso = z.date().transform((date) => date.toISOString());
const Row = z.object({
  id: z.string(),
  item: Item,
  from: Provenance,
  standing: Standing.nullable(),
  signInAt: iso.nullable(),
  by: z.string().nullable(),
  at: iso.nullable(),
  reason: z.string().nullable(),
  importId: z.string().nullable(),
});
const Total = z.array(z.object({ total: z.number() })).length(1);

/**
 * A register as it holds, by id: of the file, of the screen, by import and by single sign-on. Who is bound to teams or
 * services sees theirs.
 */
export async function listRegister(
  viewer: Viewer,
  register: Register,
  { q, state, from, team, cursor, limit }: RegisterQuery,
  now: Date,
) {
  assertMay(viewer, "declaration:read");
  const { timeZone } = await organisationSettings();
  const sql = registerSql(register, dayOf(now, timeZone));
  const any = (column: Prisma.Sql, values: readonly string[]) =>
    values.length === 0 ? [] : [Prisma.sql`${column} = ANY(${[...values]})`];
  const where = Prisma.join(
    [
      withinScope(register, viewer),
      ...(q ? [Prisma.sql`(${sql.words}) ILIKE ${`%${q.replace(/[\\%_]/g, "\\$&")}%`}`] : []),
      ...any(sql.standing, state),
      ...any(Prisma.sql`r.provenance`, from),
      ...any(sql.team, team),
    ],
    " AND ",
  );
  const after = cursor === undefined ? Prisma.empty : Prisma.sql`AND r.id > ${cursor}`;
  const [rows, counted] = await Promise.all([
    prisma().$queryRaw`
      SELECT r.id, ${sql.item} AS item, r.provenance AS "from", ${sql.standing} AS standing, ${sql.signInAt} AS "signInAt",
             d.proposed_by AS by, d.decided_at AS at, d.reason, d.import_id::text AS "importId"
        FROM ${sql.from} WHERE ${where} ${after} ORDER BY r.id LIMIT ${limit + 1}`,
    prisma().$queryRaw`SELECT count(*)::int AS total FROM ${sql.from} WHERE ${where}`,
  ]);
  const read = z.array(Row).parse(rows);
  const page = read.slice(0, limit);
  const places = placesInFile(register);
  return {
    items: page.map(({ by, at, reason, importId, ...row }) => ({
      ...row,
      file: row.from === "file" ? (places.get(row.id) ?? null) : null,
      declared: by && at ? { by, at, reason: reason ?? "", importId } : null,
    })),
    nextCursor: read.length > limit ? toCursor(page.at(-1)?.id) : null,
    total: Total.parse(counted)[0]?.total ?? 0,
  };
}

/** Where the config file has the items of a register, by id. */
function placesInFile(register: Register): ReadonlyMap<string, { path: string; line: number }> {
  const loaded = configNow();
  if (loaded === null) return new Map();
  const { config, file, lines } = loaded;
  return new Map(
    config[register].map(({ id }, at) => [
      id,
      { path: file, line: lines[`${register}[${at}]`] ?? 1 },
    ]),
  );
}
