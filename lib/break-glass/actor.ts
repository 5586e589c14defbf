import "server-only";
import { allowed, type Permission } from "@/lib/access-control/model";
import type { Parties } from "@/lib/access-control/separation";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";

/**
 * Who acts, as four eyes count: the e-mail address of a person. A token made on screen acts for who made it; one of the
 * command line is somebody of its own.
 */
export async function actorOf(viewer: Viewer): Promise<string> {
  if (viewer.kind === "person") return viewer.name;
  if (viewer.kind !== "token" || viewer.id === null) return `${viewer.kind}:${viewer.name}`;
  const token = await prisma().apiToken.findUniqueOrThrow({ where: { id: viewer.id } });
  return token.createdBy.includes("@") ? token.createdBy : `token:${viewer.id}`;
}

/** The viewer with only those bindings that grant a permission: its rows are what the permission reaches. */
export function reaching(viewer: Viewer, permission: Permission): Viewer {
  const bindings = viewer.bindings.filter(({ role }) => allowed[role].includes(permission));
  return { ...viewer, bindings };
}

/** Who has a part in a request. */
export const partiesOf = (request: { requestedBy: string; personId: string }): Parties => ({
  requester: request.requestedBy,
  beneficiary: request.personId,
});
