import { isOfOrganisation, type OpenItem } from "@/lib/open-items/model";

/** What one team has to do; team null: nobody's yet, undefined: what is the organisation's own. */
export interface TeamTodo {
  readonly team: string | null | undefined;
  readonly items: readonly OpenItem[];
}

/**
 * The items gathered by team, each with its `most` most pressing: first the teams whose rows the viewer may open, then
 * the others, both in the order of their most pressing item.
 */
export function byTeam(items: readonly OpenItem[], most = 3): TeamTodo[] {
  const teams = new Map<TeamTodo["team"], OpenItem[]>();
  for (const item of items) {
    const team = isOfOrganisation(item) ? undefined : item.team;
    teams.set(team, [...(teams.get(team) ?? []), item]);
  }
  return [...teams]
    .map(([team, its]) => ({ team, items: its.slice(0, most) }))
    .sort((one, other) => Number(isMine(other)) - Number(isMine(one)));
}

function isMine({ items }: TeamTodo): boolean {
  return items.some(({ inScope }) => inScope > 0);
}

/** What must not wait: a read of production nobody approved, a rotation that fails or is late there. */
export function isHighRisk({ class: kind }: Pick<OpenItem, "class">): boolean {
  return (
    kind === "read-outside-approval" ||
    kind === "rotation-failed-production" ||
    kind === "overdue-production"
  );
}
