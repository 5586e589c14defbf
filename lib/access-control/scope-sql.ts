import { Prisma } from "@/lib/db/prisma";
import { levels, nonProduction, totalsLevel } from "./levels";
import { type Binding, type Scope, type ScopeItem, unassigned } from "./model";
import type { Viewer } from "./viewer";

/** Where a relation holds the three attributes; null is unassigned. */
interface ScopeColumns {
  team: Prisma.Sql;
  service: Prisma.Sql;
  environment: Prisma.Sql;
}

const ofSecret: ScopeColumns = {
  team: Prisma.sql`s.team`,
  service: Prisma.sql`s.service`,
  environment: Prisma.sql`s.environment`,
};

/** Of KPI cells aliased `c`, where '' stands for unassigned. */
export const cellColumns: ScopeColumns = {
  team: Prisma.sql`NULLIF(c.team, '')`,
  service: Prisma.sql`NULLIF(c.service, '')`,
  environment: Prisma.sql`NULLIF(c.environment, '')`,
};

const everything = Prisma.sql`TRUE`;
const nothing = Prisma.sql`FALSE`;

/** SQL condition: the rows this viewer may see. Says the same as seesRow; the relation is aliased `s`. */
export function inRowsOf(viewer: Viewer, columns = ofSecret): Prisma.Sql {
  return anyBinding(viewer.bindings, columns);
}

/** SQL condition: the rows whose readers this viewer may know by name. Says the same as seesPersons. */
export function inPersonsOf(viewer: Viewer, columns = ofSecret): Prisma.Sql {
  return anyBinding(
    viewer.bindings.filter(({ role }) => levels[role].persons),
    columns,
  );
}

/** SQL condition for totals: the organisation's for manager, operator and auditor; else the rows' own scope. */
export function inTotalsOf(viewer: Viewer, columns = ofSecret): Prisma.Sql {
  return totalsLevel(viewer.bindings) === "organisation" ? everything : inRowsOf(viewer, columns);
}

function anyBinding(bindings: readonly Binding[], columns: ScopeColumns): Prisma.Sql {
  const parts = bindings
    .filter(({ role }) => levels[role].rows !== "none")
    .map((binding) => Prisma.sql`(${rowsOfBinding(binding, columns)})`);
  return parts.length === 0 ? nothing : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function rowsOfBinding({ role, scope }: Binding, columns: ScopeColumns): Prisma.Sql {
  const { rows, withoutTeam } = levels[role];
  const teamless =
    withoutTeam === "in-scope" || (withoutTeam === "bound-to-all" && scope.length === 0);
  return allOf([
    scope.length > 0 ? inItems(scope, columns) : everything,
    teamless ? everything : Prisma.sql`${columns.team} IS NOT NULL`,
    rows === "any" ? everything : Prisma.sql`${columns.environment} = ANY(${nonProduction})`,
  ]);
}

function inItems(scope: Scope, columns: ScopeColumns): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    scope.map((item) => inItem(item, columns)),
    " OR ",
  )})`;
}

function inItem({ team, service, environment }: ScopeItem, columns: ScopeColumns): Prisma.Sql {
  return allOf([
    isOneOf(columns.team, team),
    isOneOf(columns.service, service),
    isOneOf(columns.environment, environment),
  ]);
}

function isOneOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql {
  if (values === undefined) return everything;
  return values.includes(unassigned)
    ? Prisma.sql`(${column} = ANY(${values}) OR ${column} IS NULL)`
    : Prisma.sql`${column} = ANY(${values})`;
}

function allOf(parts: readonly Prisma.Sql[]): Prisma.Sql {
  const needed = parts.filter((part) => part !== everything);
  return needed.length === 0 ? everything : Prisma.sql`(${Prisma.join(needed, " AND ")})`;
}
