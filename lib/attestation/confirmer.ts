import "server-only";
import { type ScopedRow, seesRow } from "@/lib/access-control/levels";
import { can } from "@/lib/access-control/model";
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

/** What the page of attestation begins with: one's own for a member and for who leads a team or stands in for somebody. */
export async function usualView(viewer: Viewer): Promise<"mine" | "all"> {
  if (!can(viewer.bindings, "attestation:confirm")) return "all";
  if (viewer.bindings.some(({ role }) => role === "member")) return "mine";
  const { standsInFor, leads } = await confirmerOf(viewer);
  return standsInFor.length + leads.length > 0 ? "mine" : "all";
}
