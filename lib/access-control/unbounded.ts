import { levels } from "./levels";
import type { Viewer } from "./viewer";

/** Whether a binding to everything opens persons to this viewer: then no row need be looked at for its scope. */
export function seesEveryPerson({ bindings }: Viewer): boolean {
  return bindings.some(({ role, scope }) => levels[role].persons && scope.length === 0);
}
