import "server-only";
import { prisma } from "@/lib/db/prisma";
import { removeFileOf } from "./files";

/** Takes away the files whose time is over. That they were made stays known, here and in the audit trail. */
export async function expireExportsAsSystem(now: Date): Promise<void> {
  const over = await prisma().evidenceExport.findMany({
    where: { state: "done", expiresAt: { lte: now } },
    select: { id: true },
  });
  for (const { id } of over) {
    await prisma().evidenceExport.update({ where: { id }, data: { state: "expired" } });
    await removeFileOf(id);
  }
}

/** So long a worker that lives may leave its heartbeat, and a job may take to be in the queue. */
const SILENT_MS = 10 * 60_000;

/**
 * What no job works on, or will, was lost with it: its worker was killed more often than the queue tries again. Whoever
 * asked is told, and can ask again.
 */
export async function giveUpLostExportsAsSystem(now: Date): Promise<void> {
  const before = new Date(now.getTime() - SILENT_MS);
  const lost = await prisma().$queryRaw<{ id: string }[]>`
    SELECT e.id FROM evidence_export e
     WHERE e.state IN ('queued', 'running') AND e.requested_at < ${before}
       AND coalesce(e.heartbeat_at, '-infinity') < ${before}
       AND NOT EXISTS (SELECT FROM pgboss.job j
                        WHERE j.name = 'make-export' AND j.state < 'completed' AND j.data->>'id' = e.id::text)`;
  for (const { id } of lost) {
    const message = "Its worker was killed again and again; ask for it again.";
    const data = { state: "failed", message, finishedAt: now };
    await prisma().evidenceExport.update({ where: { id }, data });
    await removeFileOf(id);
  }
}
