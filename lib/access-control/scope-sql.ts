import { Prisma } from "@/lib/db/prisma";
import type { Role, Scope, ScopeItem } from "./model";
import type { Viewer } from "./viewer";

/** Roles whose totals are those of the whole organisation, whatever their binding. */
const totalsOfAll: readonly Role[] = ["manager", "operator", "auditor"];
/** Roles that see rows without team or environment when bound to all. */
const seesUnassigned: readonly Role[] = ["operator", "auditor", "manager"];

const everything = Prisma.sql`TRUE`;
const nothing = Prisma.sql`FALSE`;

/**
 * SQL condition on columns team, service, environment (of the relation aliased `s`): the rows this viewer may see.
 * QA sees no production and nothing without an environment.
 */
export function inRowsOf(viewer: Viewer): Prisma.Sql {
  const parts = viewer.bindings
    .filter(({ role }) => role !== "admin")
    .map(({ role, scope }) => Prisma.sql`(${rowsOfBinding(role, scope)})`);
  return parts.length === 0 ? nothing : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/** SQL condition for totals: the organisation's for manager, operator and auditor; else the rows' own scope. */
export function inTotalsOf(viewer: Viewer): Prisma.Sql {
  return viewer.bindings.some(({ role }) => totalsOfAll.includes(role))
    ? everything
    : inRowsOf(viewer);
}

function rowsOfBinding(role: Role, scope: Scope): Prisma.Sql {
  const inside = scope.length === 0 ? everything : Prisma.join(scope.map(inItem), " OR ");
  if (role === "qa") return Prisma.sql`(${inside}) AND s.environment IN ('local', 'dev', 'stg')`;
  if (seesUnassigned.includes(role)) return inside;
  return Prisma.sql`(${inside}) AND s.team IS NOT NULL`;
}

function inItem({ team, service, environment }: ScopeItem): Prisma.Sql {
  const parts = [
    team && Prisma.sql`s.team = ANY(${team})`,
    service && Prisma.sql`s.service = ANY(${service})`,
    environment && Prisma.sql`s.environment = ANY(${environment})`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? everything : Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}
