import "server-only";
import { type ScopedRow, seesRow } from "@/lib/access-control/levels";
import type { Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { prisma } from "@/lib/db/prisma";
import type { Confirmer } from "./model/capacity";

/** Who acts, with what the registers say of him now. */
export async function confirmerOf(viewer: Viewer): Promise<Confirmer> {
  const id = await actorOf(viewer);
  const [people, teams] = await Promise.all([
    prisma().person.findMany({ where: { delegate: id }, select: { id: true } }),
    prisma().team.findMany({ where: { lead: id }, select: { id: true } }),
  ]);
  return { id, standsInFor: people.map((one) => one.id), leads: teams.map((one) => one.id) };
}

/** Whether one of the viewer's bindings as operator holds the row. */
export const holdsAsOperator = ({ bindings }: Viewer, row: ScopedRow): boolean =>
  seesRow(
    bindings.filter(({ role }) => role === "operator"),
    row,
  );
