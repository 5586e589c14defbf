import type { Binding } from "@/lib/access-control/model";

/** Whether somebody with these bindings has to do with a team: it is theirs, or their scope names none. */
export function seesTeam(bindings: readonly Binding[], team: string): boolean {
  return bindings.some(
    ({ scope }) =>
      scope.length === 0 || scope.some((item) => !item.team || item.team.includes(team)),
  );
}
