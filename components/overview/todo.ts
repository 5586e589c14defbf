import type { OpenItem } from "@/lib/open-items/model";

/** What one team has to do. */
export interface TeamTodo {
  readonly team: string | null;
  readonly items: readonly OpenItem[];
}

/** The first `limit` items, gathered by team: teams in the order of their most pressing item. */
export function byTeam(items: readonly OpenItem[], limit = 12): TeamTodo[] {
  const teams = new Map<string | null, OpenItem[]>();
  for (const item of items.slice(0, limit))
    teams.set(item.team, [...(teams.get(item.team) ?? []), item]);
  return [...teams].map(([team, its]) => ({ team, items: its }));
}

/** What must not wait: a rotation that fails or is late in production. */
export function isHighRisk({ class: kind }: Pick<OpenItem, "class">): boolean {
  return kind === "rotation-failed-production" || kind === "overdue-production";
}
