import "server-only";
import { z } from "zod";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { cursorOf, toCursor } from "@/lib/http/cursor";
import type { List } from "@/lib/http/model";
import { one, pageSize } from "@/lib/http/model/query";
import { makerOf } from "./maker";
import type { Export } from "./model";
import { toExport } from "./stored";

export const ExportsQuery = z.strictObject({
  limit: pageSize(20, 100),
  cursor: one(cursorOf(z.uuid()).optional()),
});

/** Exports, newest first: one's own; everybody's for who is bound to all, for what leaves the house is their concern. */
export async function listExports(
  viewer: Viewer,
  { limit, cursor }: z.output<typeof ExportsQuery>,
): Promise<List<Export>> {
  assertMay(viewer, "access:export");
  const where = seesEveryPerson(viewer) ? {} : { maker: makerOf(viewer) };
  const [total, rows] = await Promise.all([
    prisma().evidenceExport.count({ where }),
    prisma().evidenceExport.findMany({
      where: { ...where, ...(cursor && { id: { lt: cursor } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  ]);
  const items = rows.slice(0, limit).map((row) => toExport(row, viewer));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor(last.id) : null, total };
}

/** One's own export. Somebody else's is not found, whoever asks. */
export async function readExport(viewer: Viewer, id: string): Promise<Export> {
  assertMay(viewer, "access:export");
  const row = await prisma().evidenceExport.findFirst({ where: { id, maker: makerOf(viewer) } });
  if (!row) throw notFound("There is no such export of yours.");
  return toExport(row, viewer);
}
