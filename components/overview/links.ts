import { type KpiId, recordKpis } from "@/lib/kpis/model";
import { listOfItem } from "@/lib/open-items/model";

/** What the overview was asked for, besides its own choices: carried by every link to rows. */
export type OverviewParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const carriedKeys = [
  "team",
  "service",
  "environment",
  "backend",
  "classification",
  "asOf",
  "period",
];

function withParams(path: string, params: OverviewParams, more: OverviewParams): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...params, ...more }))
    for (const one of value === undefined ? [] : [value].flat()) search.append(key, one);
  return search.size > 0 ? `${path}?${search}` : path;
}

const only = (params: OverviewParams) =>
  Object.fromEntries(Object.entries(params).filter(([key]) => carriedKeys.includes(key)));

/** Whose rows say, or take, something the inventory's list has no column for. */
const ownPage = (id: KpiId) =>
  recordKpis.includes(id) || id === "naming-compliance" || id === "plain-text-parameters";

/** Rows somebody took out: with why, who approved it and until when. */
const acts = ["false-positive", "exempt", "scope-rule"];

/**
 * The rows behind a figure, in the inventory or on a page of their own: same scope, same instant, and the figure's own
 * predicate, so that the list counts what the number says. `team` null is the unassigned line.
 */
export function rowsHref(
  params: OverviewParams,
  figure: { kpi: KpiId; part?: string; excluded?: string; team?: string | null },
): string {
  const { team, ...rest } = figure;
  const narrowed = team === undefined ? {} : { team: team ?? "unassigned" };
  if (ownPage(figure.kpi) || acts.includes(figure.excluded ?? ""))
    return figureHref({ ...params, ...narrowed }, rest);
  return withParams("/inventory", only(params), { ...rest, ...narrowed });
}

/** A figure's own page, at a part of its rows where one is named; same scope, same instant. */
export function figureHref(
  params: OverviewParams,
  { kpi, ...rows }: { kpi: KpiId; part?: string; excluded?: string; cursor?: string },
): string {
  const href = withParams(`/kpis/${kpi}`, only(params), rows);
  return Object.keys(rows).length > 0 ? `${href}#rows` : href;
}

/** The same page over another span, or its teams in another order. */
export function figureViewHref(kpi: KpiId, params: OverviewParams, more: OverviewParams): string {
  return withParams(`/kpis/${kpi}`, { ...params, cursor: undefined }, more);
}

/** The rows of an open item: same scope, same instant. */
export function itemHref(params: OverviewParams, item: Parameters<typeof listOfItem>[0]): string {
  const { path, search } = listOfItem(item);
  return withParams(path, only(params), search);
}

/** The overview itself with another KPI, span or order. */
export function overviewHref(params: OverviewParams, more: OverviewParams): string {
  return withParams("/", params, more);
}

/** Whether the figures are those of a part that was chosen. */
export function narrowed(params: OverviewParams): boolean {
  return carriedKeys.some((key) => key !== "asOf" && key !== "period" && params[key] !== undefined);
}
