import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { inventoryAt } from "./at";
import { wholeInventory } from "./tally/counted";

/** Rows of a sample that a choice between two ways of reading is made by. */
const fewRows = 2000;

const Size = z.object({ rows: z.number() });
const Seen = z.object({ rows: z.int(), matching: z.int() });

/** Rows of the inventory, removed ones too, as the database last counted them when it cleaned up; 0 when it never has. */
export async function roughSize(): Promise<number> {
  const [size] = z
    .array(Size)
    .parse(
      await prisma()
        .$queryRaw`SELECT greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE oid = 'secret'::regclass`,
    );
  return size?.rows ?? 0;
}

/** The share of the disk's pages that holds about so many rows. */
const percentFor = (rows: number, size: number) =>
  Math.min(100, Math.max(0.01, (100 * rows) / Math.max(size, 1)));

/**
 * About so many rows of the inventory as wholeInventory gives them, taken by whole pages of the disk, and how many rows each
 * stands for. Always the same rows as long as nothing is written.
 */
export async function sampledInventory(asOf: AsOf, rows: number) {
  const size = await roughSize();
  const percent = percentFor(rows, size);
  // Of the present the rows drawn are counted: pages are not equally full. Of the past nobody knows how many there were.
  const drawn = asOf.past ? 0 : (await seen(asOf, Prisma.sql`FALSE`, percent)).rows;
  return {
    rows: wholeInventory(asOf, percent),
    times: drawn > 0 ? size / drawn : 100 / percent,
  };
}

/** About how many rows match, and how far that may be off (three standard errors); from a sample of a few. */
export async function roughCount(
  asOf: AsOf,
  where: Prisma.Sql,
): Promise<{ about: number; off: number }> {
  const size = await roughSize();
  const { rows, matching } = await seen(asOf, where, percentFor(fewRows, size));
  if (rows === 0) return { about: 0, off: size };
  const share = matching / rows;
  // With none or all seen the share's own error would be 0.
  const spread = Math.sqrt(Math.max(share * (1 - share), 1 / rows) / rows);
  return { about: share * size, off: 3 * spread * size };
}

async function seen(asOf: AsOf, where: Prisma.Sql, percent: number) {
  const [found] = z.array(Seen).parse(
    await prisma().$queryRaw`
      SELECT count(*)::int AS rows, (count(*) FILTER (WHERE ${where}))::int AS matching
        FROM ${inventoryAt(asOf, percent)}`,
  );
  return found ?? { rows: 0, matching: 0 };
}
