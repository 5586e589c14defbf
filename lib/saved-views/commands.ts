import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { conflict, invalidInput, notAllowed, notFound } from "@/lib/errors";
import { mostViews, type NewView, type ViewChange } from "./model";
import { listViews } from "./queries";
import { teamsOf } from "./visible";

/** Keeps a view. Throws not-allowed for a token, invalid-input for a team that is not the viewer's, conflict when there are too many. */
export async function saveView(
  viewer: Viewer,
  { name, query, team, starting }: NewView,
  now: Date,
): Promise<{ id: string }> {
  const ownerId = personOf(viewer);
  assertTeam(viewer, team);
  if ((await prisma().savedView.count({ where: { ownerId } })) >= mostViews)
    throw conflict(`You keep ${mostViews} views already: delete one first.`);
  const { id } = await prisma().savedView.create({
    data: { name, query, team, ownerId, createdAt: now, changedAt: now },
    select: { id: true },
  });
  if (starting) await startWith(viewer, id);
  await appendEntry(viewer, "view-saved", id, { name, query, team }, now);
  return { id };
}

/** Changes one's own view. Throws not-found when it is somebody else's. */
export async function changeView(
  viewer: Viewer,
  id: string,
  change: ViewChange,
  now: Date,
): Promise<void> {
  const ownerId = personOf(viewer);
  if (change.team !== undefined) assertTeam(viewer, change.team);
  const data = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const { count } = await prisma().savedView.updateMany({
    where: { id, ownerId },
    data: { ...data, changedAt: now },
  });
  if (count === 0) throw missing();
  await appendEntry(viewer, "view-changed", id, data, now);
}

/** Deletes one's own view; whoever's list began with it begins with all again. Throws not-found as above. */
export async function deleteView(viewer: Viewer, id: string, now: Date): Promise<void> {
  const ownerId = personOf(viewer);
  const { count } = await prisma().savedView.deleteMany({ where: { id, ownerId } });
  if (count === 0) throw missing();
  await prisma().startingView.deleteMany({ where: { viewId: id } });
  await appendEntry(viewer, "view-deleted", id, {}, now);
}

/** Chooses the view one's list begins with; null: none. Throws not-found for one that is not seen. */
export async function startWith(viewer: Viewer, viewId: string | null): Promise<void> {
  const userId = personOf(viewer);
  if (viewId === null) {
    await prisma().startingView.deleteMany({ where: { userId } });
    return;
  }
  const { items } = await listViews(viewer);
  if (!items.some(({ id }) => id === viewId)) throw missing();
  await prisma().startingView.upsert({
    where: { userId },
    create: { userId, viewId },
    update: { viewId },
  });
}

const missing = () => notFound("There is no such view, or it is not yours.");

function personOf({ kind, id }: Viewer): string {
  if (kind !== "person" || id === null)
    throw notAllowed("Views are kept by people: sign in to keep one.");
  return id;
}

function assertTeam({ bindings }: Viewer, team: string | null): void {
  const teams = teamsOf(bindings);
  if (team !== null && teams !== null && !teams.includes(team))
    throw invalidInput("You can share a view with your own teams only.", { team: "is not yours" });
}
