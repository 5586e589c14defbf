import { seesRow } from "@/lib/access-control/levels";
import { allowed } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import type { StoredRequest } from "./stored";

/** Roles that see requests by the secrets they are about; a member sees his own. */
export const byScope = (viewer: Viewer) =>
  viewer.bindings.filter(
    ({ role }) => role === "auditor" || allowed[role].includes("breakglass:decide"),
  );

/** Whether the viewer may see a request: his own, or one about a secret in his scope. */
export function isVisible(
  viewer: Viewer,
  actor: string,
  { requestedBy, personId, targets }: StoredRequest,
): boolean {
  if (requestedBy === actor || personId === actor) return true;
  const bindings = byScope(viewer);
  return targets.some((target) => seesRow(bindings, target));
}

/** The same as SQL, for a request aliased `r`. */
export function visibleRequests(viewer: Viewer, actor: string): Prisma.Sql {
  const scoped = { ...viewer, bindings: byScope(viewer) };
  return Prisma.sql`(${actor} IN (r.requested_by, r.person_id) OR EXISTS (
    SELECT FROM break_glass_target t JOIN secret s ON s.id = t.secret_id
     WHERE t.request_id = r.id AND ${inRowsOf(scoped)}))`;
}
