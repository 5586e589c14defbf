import type { KpiId, TeamRow } from "@/lib/kpis/model";
import { showsPart } from "./kpi-text";

export type TeamSort = KpiId | "team" | "secrets";
export interface TeamOrder {
  readonly by: TeamSort;
  readonly order: "asc" | "desc";
}

function shownValue(row: TeamRow, by: TeamSort): number | string | null {
  if (by === "team") return row.team;
  if (by === "secrets") return row.secrets;
  const figure = row.figures.find(({ kpiId }) => kpiId === by);
  if (!figure) return null;
  return showsPart(by) ? figure.judged : figure.value;
}

/** Teams in the order asked for. What cannot be told comes last either way, and so does what belongs to no team. */
export function ordered(
  rows: readonly TeamRow[],
  { by, order }: TeamOrder,
  nameOf: (team: string) => string,
): TeamRow[] {
  const sign = order === "asc" ? 1 : -1;
  return [...rows].sort((one, other) => {
    if ((one.team === null) !== (other.team === null)) return one.team === null ? 1 : -1;
    const [a, b] = [shownValue(one, by), shownValue(other, by)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number" && a !== b) return sign * (a - b);
    const byName = nameOf(one.team ?? "").localeCompare(nameOf(other.team ?? ""), "ja");
    return by === "team" ? sign * byName : byName;
  });
}

/** Reads `teamSort=rotation-compliance.desc`; anything else is the order that puts the weakest team first. */
export function readTeamOrder(param: string | undefined, sorts: readonly TeamSort[]): TeamOrder {
  const [by, order] = (param ?? "").split(".");
  const found = sorts.find((sort) => sort === by);
  if (!found) return { by: "rotation-compliance", order: "asc" };
  return { by: found, order: order === "desc" ? "desc" : "asc" };
}
