import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { findTally } from "./find";

/** Of an inventory up to this size every question is answered from the rows as fast. */
const small = 20_000;

/** After so many minutes another is made in any case; after so many, when so many rows have moved. */
const oldMinutes = 60;
const restMinutes = 5;
const manyMoved = 2000;

const Count = z.object({ count: z.int() });

/** Whether a tally should be made: the inventory is large, and there is none that serves well at this instant. */
export async function tallyIsDue(now: Date): Promise<boolean> {
  const size = await count(
    prisma().$queryRaw`SELECT count(*)::int FROM (SELECT FROM secret LIMIT ${small + 1}) AS s`,
  );
  if (size <= small) return false;
  const tally = await findTally({ at: now, past: false });
  if (!tally) return true;
  const minutes = (now.getTime() - tally.at.getTime()) / 60_000;
  if (minutes < restMinutes) return false;
  return minutes >= oldMinutes || (await moved(tally, now)) > manyMoved;
}

/** How many rows were recorded since, or have changed by time alone. Counted no further than it matters. */
const moved = ({ id, at }: { id: string; at: Date }, now: Date): Promise<number> =>
  count(prisma().$queryRaw`
    SELECT count(*)::int FROM (
      SELECT FROM secret WHERE recorded_at > ${at}
      UNION ALL SELECT FROM inventory_tally_due WHERE tally_id = ${id}::uuid AND at <= ${now}
      LIMIT ${manyMoved + 1}) AS s`);

async function count(rows: Promise<unknown>): Promise<number> {
  const [row] = z.array(Count).parse(await rows);
  return row?.count ?? 0;
}
