import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { ownPart } from "@/lib/access-control/separation";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput } from "@/lib/errors";
import { inFilters } from "@/lib/kpis/filters";
import { periodUntil } from "@/lib/kpis/period";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { actorOf } from "./actor";
import type { BreakGlassUse, BreakGlassUses, UsesQuery } from "./model";
import { type NameOf, namesOfPeople } from "./names";
import { UseRow, useColumns, usesShownTo } from "./use-row";
import { type UsesAsked, usesBetween } from "./uses-sql";

const DAY = 86_400_000;

/** Uses that began in the period (or belong to one request), newest first, as far as this viewer may see them. */
export async function listUses(
  viewer: Viewer,
  query: UsesQuery,
  now: Date,
): Promise<BreakGlassUses> {
  assertMay(viewer, "breakglass:read");
  const actor = await actorOf(viewer);
  const { kind, request, open, cursor, limit, asOf: _, period: __, ...filters } = query;
  const asked = await spanOf(query, now);
  const where = Prisma.sql`${inFilters(filters)}
    AND ${kind.length > 0 ? Prisma.sql`s.kind = ANY(${kind})` : Prisma.sql`TRUE`}
    AND ${request === undefined ? Prisma.sql`TRUE` : Prisma.sql`s.request_id = ${request}::uuid`}
    AND ${open === undefined ? Prisma.sql`TRUE` : Prisma.sql`s.open = ${open}`}`;
  const { text, values } = Prisma.sql`
    WITH ${usesBetween(asked)}, ${usesShownTo(viewer, actor, asked.asOf)},
         chosen AS (SELECT * FROM shown_use s WHERE ${where})
    SELECT ${useColumns}, (SELECT count(*)::int FROM chosen) AS total FROM chosen s
     WHERE ${after(cursor)} ORDER BY s.began_at DESC, s.id COLLATE "C" DESC LIMIT ${limit + 1}`;
  const { rows } = await pool().query(text, values);
  const found = z.array(UseRow.extend({ total: z.int() })).parse(rows);
  const page = found.slice(0, limit);
  const names = await namesOfPeople(page.flatMap(peopleOf));
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => useOf(row, viewer, actor, names)),
    nextCursor: last ? `${last.began_at.toISOString()} ${last.id}` : null,
    total: found[0]?.total ?? (cursor === undefined ? 0 : null),
  };
}

/** The span of a question: its period, or all the time since a window was asked for. */
async function spanOf(query: UsesQuery, now: Date): Promise<UsesAsked> {
  const settings = await organisationSettings();
  const { at } = readAsOf(query.asOf, settings.timeZone, now);
  const common = { asOf: at, known: now, timeZone: settings.timeZone };
  if (query.request === undefined) {
    return { ...periodUntil(query.period, at, settings), ...common };
  }
  const { rows } = await pool().query(
    "SELECT window_from AS begins FROM break_glass_request WHERE id = $1",
    [query.request],
  );
  const begins = rows[0] ? z.object({ begins: z.date() }).parse(rows[0]).begins : at;
  return { from: new Date(Math.min(begins.getTime() - DAY, at.getTime())), to: at, ...common };
}

function after(cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.sql`TRUE`;
  const [at = "", ...id] = cursor.split(" ");
  if (Number.isNaN(Date.parse(at))) throw invalidInput("This is no cursor of this list.");
  return Prisma.sql`(s.began_at, s.id COLLATE "C") < (${at}::timestamptz, ${id.join(" ")}::text)`;
}

const peopleOf = ({ person, settlement }: UseRow): string[] =>
  [person, settlement?.by].filter((id) => id !== null && id !== undefined);

/** A use as the API tells it. */
function useOf(row: UseRow, viewer: Viewer, actor: string, names: NameOf): BreakGlassUse {
  const { request, settlement, person, principal } = row;
  return {
    id: row.id,
    kind: row.kind,
    person: whoOf(person, principal, names),
    secret: {
      id: row.secret_id,
      path: row.path,
      backend: row.backend,
      team: row.team,
      service: row.service,
      environment: row.environment,
    },
    request: request && {
      ...request,
      opens: request.opens.toISOString(),
      ends: request.ends.toISOString(),
    },
    beganAt: row.began_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    reads: row.reads,
    inside: row.inside,
    atEdge: row.at_edge,
    ui: row.ui,
    points: row.points.map(({ at, inside }) => ({ at: at.toISOString(), inside })),
    open: row.open,
    settlement: settlement && {
      ...settlement,
      at: settlement.at.toISOString(),
      by: names(settlement.by),
    },
    maySettle: maySettle(row, viewer, actor),
  };
}

function whoOf(person: string | null, principal: string | null, names: NameOf) {
  if (person !== null) return names(person);
  return principal === null ? null : { id: principal, name: principal };
}

/** Whoever may review, knows who it was, and is somebody else. */
export function maySettle({ open, person }: UseRow, viewer: Viewer, actor: string): boolean {
  if (!open || person === null || !can(viewer.bindings, "breakglass:review")) return false;
  return ownPart("break-glass:settle", actor, { beneficiary: person }) === null;
}
