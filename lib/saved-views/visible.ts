import type { Binding } from "@/lib/access-control/model";

/** The teams somebody with these bindings has to do with; null: all, for one of their scopes names none. */
export function teamsOf(bindings: readonly Binding[]): string[] | null {
  const named = bindings.map(({ scope }) =>
    scope.length === 0 || scope.some(({ team }) => !team)
      ? null
      : scope.flatMap(({ team }) => team ?? []),
  );
  return named.some((teams) => teams === null) ? null : named.flatMap((teams) => teams ?? []);
}
