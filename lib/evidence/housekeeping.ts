import "server-only";
import { prisma } from "@/lib/db/prisma";
import { removeFileOf } from "./files";

const DAY_MS = 86_400_000;

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
  await giveUpLost(now);
}

/** What nobody has worked on for two days was lost with its job: whoever asked can ask again. */
async function giveUpLost(now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * DAY_MS);
  const lost = await prisma().evidenceExport.findMany({
    where: {
      state: { in: ["queued", "running"] },
      requestedAt: { lt: before },
      OR: [{ heartbeatAt: null }, { heartbeatAt: { lt: before } }],
    },
    select: { id: true },
  });
  for (const { id } of lost) {
    const message = "It was not finished within two days; ask for it again.";
    const data = { state: "failed", message, finishedAt: now };
    await prisma().evidenceExport.update({ where: { id }, data });
    await removeFileOf(id);
  }
}
