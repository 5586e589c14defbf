import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { PrincipalRule } from "@/lib/config/model/principals";
import { Prisma, prisma } from "@/lib/db/prisma";
import { assertMayOfAll } from "./may";
import type { ListedRule, Principal, PrincipalQuery } from "./model";
import { Principal as PrincipalShape } from "./model";
import { rulesNow } from "./rules-now";

const Row = PrincipalShape.extend({
  firstSeenAt: z.date().transform((at) => at.toISOString()),
  lastReadAt: z
    .date()
    .nullable()
    .transform((at) => at?.toISOString() ?? null),
});
const Counted = z.object({ total: z.int() });
const Cursor = z.tuple([z.int(), z.int()]);

/** Principals by how much they read, most first: value reads and issues that succeeded, of all time kept. */
export async function listPrincipals(
  viewer: Viewer,
  { kind, q, cursor, limit }: z.output<typeof PrincipalQuery>,
): Promise<{ items: Principal[]; nextCursor: string | null; total: number }> {
  assertMayOfAll(viewer, "access:read");
  const like = `%${(q ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`(cardinality(${kind}::text[]) = 0 OR p.kind = ANY(${kind}))
    AND (${q === undefined} OR concat_ws(' ', p.name, p.role, p.session, p.identity, p.person_id) ILIKE ${like})`;
  const after = cursor === undefined ? null : Cursor.parse(cursor.split(".").map(Number));
  const [rows, [counted]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT * FROM (
        SELECT p.id, p.kind, p.name, p.account, p.type, p.role, p.session, p.identity, p.person_id AS person, p.service,
               p.rotates, p.resolved_by AS "resolvedBy", p.first_seen_at AS "firstSeenAt",
               coalesce(r.reads, 0)::int AS reads, coalesce(r.secrets, 0)::int AS secrets, r.last_at AS "lastReadAt"
          FROM access_principal p
          LEFT JOIN (SELECT principal_id, sum(reads) AS reads, count(*) AS secrets, max(last_at) AS last_at
                       FROM access_reader GROUP BY 1) r ON r.principal_id = p.id
         WHERE ${where}) x
       WHERE ${after === null ? Prisma.sql`TRUE` : Prisma.sql`(x.reads, -x.id) < (${after[0]}, ${-after[1]})`}
       ORDER BY x.reads DESC, x.id LIMIT ${limit + 1}`,
    prisma().$queryRaw<
      unknown[]
    >`SELECT count(*)::int AS total FROM access_principal p WHERE ${where}`,
  ]);
  const found = z.array(Row).parse(rows);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? `${last.reads}.${last.id}` : null,
    total: Counted.parse(counted).total,
  };
}

const CountRow = z.object({ id: z.string().nullable(), kind: z.string(), count: z.int() });

/** The rules in the order in which they are tried, and how many principals each resolves now. */
export async function listRules(viewer: Viewer): Promise<{
  items: ListedRule[];
  counts: { kind: string; count: number }[];
}> {
  assertMayOfAll(viewer, "access:read");
  const [{ fileRules }, screen, rows] = await Promise.all([
    rulesNow(),
    prisma().principalRule.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    prisma().$queryRaw<unknown[]>`
      SELECT resolved_by AS id, kind, count(*)::int AS count FROM access_principal GROUP BY 1, 2`,
  ]);
  const counted = z.array(CountRow).parse(rows);
  const sum = (holds: (row: z.infer<typeof CountRow>) => boolean) =>
    counted.filter(holds).reduce((total, { count }) => total + count, 0);
  const resolves = (rule: string) => sum(({ id }) => id === rule);
  const kinds = [...new Set(counted.map(({ kind }) => kind))].sort();
  return {
    counts: kinds.map((kind) => ({ kind, count: sum((row) => row.kind === kind) })),
    items: [
      ...fileRules.map((rule) => ({
        rule,
        from: "file" as const,
        createdBy: null,
        createdAt: null,
        reason: null,
        principals: resolves(rule.id),
      })),
      ...screen.map(({ id, rule, createdBy, createdAt, reason }) => ({
        rule: PrincipalRule.parse(rule),
        from: "screen" as const,
        createdBy,
        createdAt: createdAt.toISOString(),
        reason,
        principals: resolves(id),
      })),
    ],
  };
}
