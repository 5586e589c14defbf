import { Prisma } from "@/lib/db/prisma";
import { levels, nonProduction, totalsLevel } from "./levels";
import {
  allowed,
  type Binding,
  type Permission,
  type Scope,
  type ScopeItem,
  unassigned,
} from "./model";
import { mayUncount } from "./separation";
import type { Viewer } from "./viewer";

const everything = Prisma.sql`TRUE`;
const nothing = Prisma.sql`FALSE`;

/**
 * SQL condition: the rows this viewer may see. Says the same as seesRow; the relation is aliased `s`. Of what is
 * unassigned it may be NULL: where it is selected instead of asked, write `(…) IS TRUE`.
 */
export function inRowsOf(viewer: Viewer): Prisma.Sql {
  return anyBinding(viewer.bindings);
}

/** SQL condition: the rows on which one of the viewer's roles may do this. */
export function inRowsWith(viewer: Viewer, permission: Permission): Prisma.Sql {
  return anyBinding(viewer.bindings.filter(({ role }) => allowed[role].includes(permission)));
}

/**
 * SQL condition: the rows of which the viewer may take something out of the counts. That betters the figure of the row's
 * team, so it needs an operator or a manager who is of no one team.
 */
export function inRowsToUncount(viewer: Viewer): Prisma.Sql {
  return anyBinding(viewer.bindings.filter(mayUncount));
}

/** SQL condition: the rows whose readers this viewer may know by name. Says the same as seesPersons. */
export function inPersonsOf(viewer: Viewer): Prisma.Sql {
  return anyBinding(viewer.bindings.filter(({ role }) => levels[role].persons));
}

/** SQL condition for totals: the organisation's for manager, operator and auditor; else the rows' own scope. */
export function inTotalsOf(viewer: Viewer): Prisma.Sql {
  return totalsLevel(viewer.bindings) === "organisation" ? everything : inRowsOf(viewer);
}

function anyBinding(bindings: readonly Binding[]): Prisma.Sql {
  const parts = bindings
    .filter(({ role }) => levels[role].rows !== "none")
    .map((binding) => Prisma.sql`(${rowsOfBinding(binding)})`);
  return parts.length === 0 ? nothing : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function rowsOfBinding({ role, scope }: Binding): Prisma.Sql {
  const { rows, withoutTeam } = levels[role];
  const teamless =
    withoutTeam === "in-scope" || (withoutTeam === "bound-to-all" && scope.length === 0);
  return allOf([
    scope.length > 0 ? inItems(scope) : everything,
    teamless ? everything : Prisma.sql`s.team IS NOT NULL`,
    rows === "any" ? everything : Prisma.sql`s.environment = ANY(${nonProduction})`,
  ]);
}

function inItems(scope: Scope): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    scope.map((item) => inItem(item)),
    " OR ",
  )})`;
}

function inItem({ team, service, environment }: ScopeItem): Prisma.Sql {
  return allOf([
    isOneOf(Prisma.sql`s.team`, team),
    isOneOf(Prisma.sql`s.service`, service),
    isOneOf(Prisma.sql`s.environment`, environment),
  ]);
}

function isOneOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql {
  if (values === undefined) return everything;
  if (values.includes(unassigned))
    return Prisma.sql`(${column} = ANY(${values}) OR ${column} IS NULL)`;
  // One value as one value: only then an index gives the rows in the order of its next columns.
  return values.length === 1
    ? Prisma.sql`${column} = ${values[0]}`
    : Prisma.sql`${column} = ANY(${values})`;
}

function allOf(parts: readonly Prisma.Sql[]): Prisma.Sql {
  const needed = parts.filter((part) => part !== everything);
  return needed.length === 0 ? everything : Prisma.sql`(${Prisma.join(needed, " AND ")})`;
}
