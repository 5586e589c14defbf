import { notAllowed } from "@/lib/errors";
import { allowed, type Permission } from "./model";
import { assertMay, type Viewer } from "./viewer";

/** Whether a role bound to everything grants it: what holds for all is not for somebody of one team to change. */
export function mayEverywhere({ bindings }: Viewer, permission: Permission): boolean {
  return bindings.some(
    ({ role, scope }) => scope.length === 0 && allowed[role].includes(permission),
  );
}

/** Refuses unless a role bound to everything grants it. */
export function assertMayEverywhere(viewer: Viewer, permission: Permission): void {
  assertMay(viewer, permission);
  if (!mayEverywhere(viewer, permission))
    throw notAllowed("This holds for every team; it takes a role that is bound to everything.");
}
