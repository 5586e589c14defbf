import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { prisma } from "@/lib/db/prisma";
import type { Decider } from "./decider";

/** Who the viewer is when something is decided: roles, and the teams he belongs to, leads or manages. */
export async function deciderOf(viewer: Viewer): Promise<Decider> {
  const id = await actorOf(viewer);
  const [person, leads] = await Promise.all([
    prisma().person.findUnique({ where: { id }, select: { team: true } }),
    prisma().team.findMany({ where: { lead: id }, select: { id: true } }),
  ]);
  const managed = viewer.bindings.flatMap(({ role, scope }) =>
    role === "manager" ? scope.flatMap(({ team }) => team ?? []) : [],
  );
  const own = person?.team ? [person.team] : [];
  const teams = [...new Set([...own, ...leads.map((team) => team.id), ...managed])];
  return { id, bindings: viewer.bindings, teams };
}
