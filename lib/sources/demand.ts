import { can, type Permission } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { notAllowed } from "@/lib/errors";

/** Throws not-allowed unless one of the viewer's roles grants it. Sources have no team, so no scope applies. */
export function demand({ bindings }: Viewer, permission: Permission): void {
  if (!can(bindings, permission)) throw notAllowed(`Your role does not allow ${permission}.`);
}
