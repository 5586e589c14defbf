import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { logKinds } from "@/lib/continuity/kinds";
import { prisma } from "@/lib/db/prisma";
import { conflict, notFound } from "@/lib/errors";
import { collectLogsJob } from "@/lib/jobs/collect-logs";
import { enqueue } from "@/lib/jobs/enqueue";
import { syncSourceJob } from "@/lib/jobs/sync-source";
import { demand } from "./demand";

/** Queues a sync now. `queued` is false when one is queued or running already. Throws not-found. */
export async function enqueueSync(
  viewer: Viewer,
  sourceId: string,
  now: Date,
): Promise<{ queued: boolean }> {
  demand(viewer, "source:sync");
  const source = await prisma().source.findFirst({
    where: { id: sourceId, removedFromConfigAt: null },
    select: { kind: true },
  });
  if (!source) throw notFound(`There is no source ${sourceId} in the config file.`);
  const id = logKinds.some((kind) => kind === source.kind)
    ? await enqueue(collectLogsJob, { sourceId })
    : await enqueue(syncSourceJob, { sourceId, trigger: "person" });
  if (id !== null) await appendEntry(viewer, "sync-started", sourceId, {}, now);
  return { queued: id !== null };
}

/** Asks a running sync to stop; it does within about a second and keeps what it stored. */
export async function cancelRun(viewer: Viewer, runId: string, now: Date): Promise<void> {
  demand(viewer, "source:sync");
  await prisma().$transaction(async (db) => {
    const run = await db.syncRun.findUnique({
      where: { id: runId },
      select: { sourceId: true, status: true },
    });
    if (!run) throw notFound("There is no such sync run.");
    if (run.status !== "running") throw conflict("This run has ended already.");
    await db.syncRun.updateMany({
      where: { id: runId, status: "running", cancelRequestedAt: null },
      data: { cancelRequestedAt: now },
    });
    await appendEntry(viewer, "sync-cancelled", run.sourceId, { runId }, now, db);
  });
}
