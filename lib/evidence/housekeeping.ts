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
