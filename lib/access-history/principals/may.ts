import type { Permission } from "@/lib/access-control/model";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { notAllowed } from "@/lib/errors";

/** A principal belongs to no team: who may know persons of some teams only is not shown those of all. */
export function assertMayOfAll(viewer: Viewer, permission: Permission): void {
  assertMay(viewer, permission);
  if (!seesEveryPerson(viewer))
    throw notAllowed(
      "Principals are those of every team; this takes a role that is bound to everything.",
    );
}
