import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { inDuties } from "@/lib/duties/filter-sql";
import { invalidInput } from "@/lib/errors";
import { rowsWhere } from "@/lib/kpis/figures";
import { among } from "@/lib/kpis/filters";
import { kpis } from "@/lib/kpis/index";
import { classOfItem } from "@/lib/open-items/class-sql";
import type { AsOf } from "@/lib/organisation/as-of";
import { anyState } from "./list/sections";
import { type FacetKey, facetKeys } from "./model/list-keys";
import type { SecretFilters } from "./model/secret";
import { grams, likePattern, terms } from "./search";
import { countedInventory, wholeInventory } from "./tally/counted";

const columns = ["service", "owner", "counted"] as const;

/** SQL condition on row `s` of the inventory at an instant: what the filters ask for, inside the viewer's rows. */
export function matching(viewer: Viewer, filters: SecretFilters, at: Date): Prisma.Sql {
  return Prisma.join(
    [matchingButFacets(viewer, filters, at), ...facetConditions(filters)],
    " AND ",
  );
}

/**
 * The same of live rows, in words of which the planner knows the indexes: a state as what it rests on.
 */
export function matchingLive(viewer: Viewer, filters: SecretFilters, at: Date): Prisma.Sql {
  const { rotation } = filters;
  const others = matching(viewer, { ...filters, removed: "no", rotation: [] }, at);
  return rotation.length > 0 ? Prisma.sql`${others} AND ${anyState(rotation, at)}` : others;
}

/** Of the same what an index in the order of a list may begin with: whose rows they are, one team, one environment. */
export function boundsOf(viewer: Viewer, { team, environment }: SecretFilters): Prisma.Sql {
  const one = (column: string, values: readonly string[]) =>
    values.length === 1 ? [among(column, values)] : [];
  return Prisma.join(
    [
      Prisma.sql`s.removed_at IS NULL`,
      inRowsOf(viewer),
      ...one("team", team),
      ...one("environment", environment),
    ],
    " AND ",
  );
}

/** The same without the filters that facets show, for counting what each of their values would leave. */
export function matchingButFacets(viewer: Viewer, filters: SecretFilters, at: Date): Prisma.Sql {
  const parts = [inRowsOf(viewer), removal(filters.removed, filters), ...searched(filters.q)];
  for (const column of columns) {
    const values = filters[column];
    if (values.length > 0) parts.push(among(column, values));
  }
  if (filters.source.length > 0) parts.push(watchedBy(filters.source));
  if (filters.place.length > 0) parts.push(Prisma.sql`s.place_id = ANY(${filters.place})`);
  if (filters.kpi) parts.push(behindFigure(filters.kpi, filters));
  if (filters.duty.length > 0) parts.push(inDuties(filters.duty, at));
  if (filters.open) parts.push(Prisma.sql`(${classOfItem}) = ${filters.open}`);
  return Prisma.join(parts, " AND ");
}

/**
 * The inventory for counting what the filters leave, as countedInventory gives it. Who owns a row, and the text that is
 * searched, a tally does not know.
 */
export async function countable(filters: SecretFilters, asOf: AsOf): Promise<Prisma.Sql> {
  return isOfRows(filters) ? wholeInventory(asOf) : countedInventory(asOf);
}

/** Whether the filters ask for what a tally does not know. */
export const isOfRows = ({ owner, q }: Pick<SecretFilters, "owner" | "q">) =>
  owner.length > 0 || terms(q ?? "").length > 0;

/** One condition per facet that is filtered by, but for `except`; on columns of the facets' names, and `rotation`. */
export function facetConditions(filters: SecretFilters, except?: FacetKey): Prisma.Sql[] {
  return facetKeys.flatMap((key) => {
    const values = filters[key];
    return values.length > 0 && key !== except ? [among(key, values)] : [];
  });
}

/** The removed are shown when asked for, or when the figure asked about counts them. */
function removal(removed: SecretFilters["removed"], { excluded }: SecretFilters): Prisma.Sql {
  if (removed === "only") return Prisma.sql`NOT s.is_live`;
  if (removed === "any" || excluded === "removed") return Prisma.sql`TRUE`;
  return Prisma.sql`s.is_live`;
}

/** SQL conditions on row `s`: every word of a query is in its search text. */
export function searched(q: string | undefined): Prisma.Sql[] {
  return terms(q ?? "").flatMap((term) => {
    const like = Prisma.sql`s.search_text LIKE ${likePattern(term)}`;
    const pieces = grams(term);
    return pieces.length > 0 ? [Prisma.sql`s.search_grams @> ${pieces}`, like] : [like];
  });
}

function watchedBy(sources: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM place_watch w
    WHERE w.place_id = s.place_id AND w.source_id = ANY(${[...sources]}))`;
}

function behindFigure(id: string, { part, excluded }: SecretFilters): Prisma.Sql {
  const kpi = kpis.find((candidate) => candidate.id === id && !candidate.records);
  if (!kpi)
    throw invalidInput(`There is no KPI ${JSON.stringify(id.slice(0, 60))}.`, { kpi: "unknown" });
  const where = rowsWhere(kpi, { part, excluded });
  if (!where)
    throw invalidInput(`KPI ${id} has no rows for that part.`, { part: "unknown or without data" });
  return where;
}
