import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { type NameOf, namesOfPeople } from "@/lib/break-glass/names";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { type Decider, refusalToDecide } from "@/lib/exemptions/decider";
import { deciderOf } from "@/lib/exemptions/decider-of";
import { among } from "@/lib/kpis/filters";
import type { FindingQuery, PastedValue, PastedValueList } from "./model";
import { states } from "./model";
import { cleanUp } from "./model/clean-up";
import { stateSql } from "./state-sql";

const text = z.string().nullable();
const Row = z.object({
  id: z.string(),
  state: z.enum(states),
  field: z.string(),
  format: z.string(),
  first_seen_at: z.date(),
  last_seen_at: z.date().nullable(),
  gone_at: z.date().nullable(),
  judged_by: text,
  judged_at: z.date().nullable(),
  judged_reason: text,
  secret_id: z.string(),
  path: z.string(),
  type: z.string(),
  arn: text,
  backend: z.string(),
  team: text,
  service: text,
  environment: text,
  owner: text,
  place: z.string(),
  region: text,
  namespace: text,
  mount: text,
});
type Row = z.infer<typeof Row>;

/** Values pasted into texts of the secrets the viewer sees, newest first. */
export async function listFindings(
  viewer: Viewer,
  { state, team, secret, cursor, limit }: FindingQuery,
): Promise<PastedValueList> {
  assertMay(viewer, "finding:read");
  const decider = await deciderOf(viewer);
  const parts = [inRowsOf(viewer)];
  if (state.length > 0) parts.push(Prisma.sql`${stateSql} = ANY(${state})`);
  if (team.length > 0) parts.push(among("team", team));
  if (secret) parts.push(Prisma.sql`f.secret_id = ${secret}::uuid`);
  const where = Prisma.join(parts, " AND ");
  const from = Prisma.sql`FROM pasted_value f JOIN secret s ON s.id = f.secret_id JOIN place p ON p.id = s.place_id`;
  const after = cursor === undefined ? Prisma.sql`TRUE` : Prisma.sql`f.id < ${cursor}::uuid`;
  const page = Prisma.sql`
    SELECT f.id, ${stateSql} AS state, f.field, f.format, f.first_seen_at, f.judged_by, f.judged_at, f.judged_reason,
           coalesce(f.gone_at, s.removed_at) AS gone_at, f.secret_id, s.path, s.type, s.arn, s.backend, s.team,
           s.service, s.environment, s.owner, p.label AS place, p.region, p.namespace, p.mount,
           (SELECT max(w.last_complete_at) FROM place_watch w WHERE w.place_id = p.id) AS last_seen_at
      ${from} WHERE ${where} AND ${after} ORDER BY f.id DESC LIMIT ${limit + 1}`;
  const counted = Prisma.sql`SELECT count(*)::int AS total ${from} WHERE ${where}`;
  const [rows, total] = await Promise.all([
    pool().query(page.text, page.values),
    pool().query(counted.text, counted.values),
  ]);
  const found = z.array(Row).parse(rows.rows);
  const items = found.slice(0, limit);
  const names = await namesOfPeople(
    items.flatMap(({ owner, judged_by }) => [owner ?? [], judged_by ?? []].flat()),
  );
  const judges = can(viewer.bindings, "finding:judge");
  return {
    items: items.map((row) => shown(row, names, judges ? decider : null)),
    nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null,
    total: z.object({ total: z.int() }).parse(total.rows[0]).total,
  };
}

function shown(row: Row, names: NameOf, judge: Decider | null): PastedValue {
  const { id, state, field, format, path, backend, place, team, service, environment } = row;
  return {
    ...{ id, state, field, format },
    secret: {
      ...{ id: row.secret_id, path, backend, place, team, service, environment },
      owner: row.owner === null ? null : names(row.owner),
    },
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: state === "cleaned" ? null : (row.last_seen_at?.toISOString() ?? null),
    goneAt: row.gone_at?.toISOString() ?? null,
    judged:
      row.judged_by === null || row.judged_at === null
        ? null
        : {
            by: names(row.judged_by),
            at: row.judged_at.toISOString(),
            reason: row.judged_reason ?? "",
          },
    cleanUp: cleanUp(row),
    mayJudge: judge !== null && state !== "cleaned" && refusalToDecide(judge, row, "") === null,
  };
}
