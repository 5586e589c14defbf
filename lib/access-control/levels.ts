import { type Binding, type Scope, type ScopeItem, type TokenRole, unassigned } from "./model";

/** The attributes of a row that decide who may see it. Null: unassigned. */
export interface ScopedRow {
  team: string | null;
  service: string | null;
  environment: string | null;
}

/** Whose scope a number is computed in. */
export type TotalsLevel = "organisation" | "own-rows";

/** What one role sees at each of the three levels. */
interface Levels {
  /** Value, parts and trend by team. */
  totals: TotalsLevel | "none";
  /** QA sees no production, and what has no environment counts as production. */
  rows: "any" | "non-production" | "none";
  /** Rows without a team are seen where the scope holds them, only by who is bound to all, or never. */
  withoutTeam: "in-scope" | "bound-to-all" | "never";
  /** Who read. */
  persons: boolean;
}

export const levels: Readonly<Record<TokenRole, Levels>> = {
  auditor: { totals: "organisation", rows: "any", withoutTeam: "in-scope", persons: true },
  operator: { totals: "organisation", rows: "any", withoutTeam: "in-scope", persons: true },
  manager: { totals: "organisation", rows: "any", withoutTeam: "bound-to-all", persons: false },
  qa: { totals: "own-rows", rows: "non-production", withoutTeam: "never", persons: false },
  member: { totals: "own-rows", rows: "any", withoutTeam: "never", persons: false },
  admin: { totals: "none", rows: "none", withoutTeam: "never", persons: false },
  ingest: { totals: "none", rows: "none", withoutTeam: "never", persons: false },
};

export const nonProduction: readonly string[] = ["local", "dev", "stg"];

/** Level "totals": the organisation's figures, or those of the rows inside the bindings. */
export function totalsLevel(bindings: readonly Binding[]): TotalsLevel {
  return bindings.some(({ role }) => levels[role].totals === "organisation")
    ? "organisation"
    : "own-rows";
}

/** Whether production rows are open to any of these bindings: for QA alone they are not. */
export function seesProduction(bindings: readonly Binding[]): boolean {
  return bindings.some(({ role }) => levels[role].rows === "any");
}

/** Level "rows": whether one of these bindings opens this row. */
export function seesRow(bindings: readonly Binding[], row: ScopedRow): boolean {
  return bindings.some(({ role, scope }) => {
    const { rows, withoutTeam } = levels[role];
    if (rows === "none" || !inScope(scope, row)) return false;
    if (rows === "non-production" && !isNonProduction(row)) return false;
    if (row.team !== null) return true;
    return withoutTeam === "in-scope" || (withoutTeam === "bound-to-all" && scope.length === 0);
  });
}

/** Level "persons": whether one of these bindings names who read this row. */
export function seesPersons(bindings: readonly Binding[], row: ScopedRow): boolean {
  return seesRow(
    bindings.filter(({ role }) => levels[role].persons),
    row,
  );
}

/** Items OR; the empty scope is all. */
function inScope(scope: Scope, row: ScopedRow): boolean {
  return scope.length === 0 || scope.some((item) => inItem(item, row));
}

/** Dimensions AND, values OR. */
function inItem(item: ScopeItem, row: ScopedRow): boolean {
  const holds = (values: readonly string[] | undefined, value: string | null) =>
    values === undefined || values.includes(value ?? unassigned);
  return (
    holds(item.team, row.team) &&
    holds(item.service, row.service) &&
    holds(item.environment, row.environment)
  );
}

function isNonProduction({ environment }: ScopedRow): boolean {
  return environment !== null && nonProduction.includes(environment);
}
