import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import { type Asked, ofOrigin } from "./conditions";
import type { AccessFilters } from "./model/query";
import { countUpTo } from "./page-sql";

/** So many inferred events are counted apart. */
const APART = 1000;

const Counted = z.object({ any: z.int(), inferred: z.int() });
const Total = z.object({ total: z.int() });

/**
 * How many rows there are, counted no further than `most`. Whether an event is inferred stands in its row alone; the few that
 * are have an index of their own. So logged ones are counted as all but those: by the index, without opening every row.
 * @param any what is asked, of whatever origin
 */
export async function countRows(
  any: Asked,
  origin: AccessFilters["origin"],
  most: number,
): Promise<number> {
  if (origin !== "logged") return countDirectly(origin === "any" ? any : only(any, origin), most);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT (${countUpTo(any, most + APART)}) AS any, (${countUpTo(only(any, "inferred"), APART)}) AS inferred`;
  const counted = Counted.parse(rows[0]);
  if (counted.inferred === APART) return countDirectly(only(any, "logged"), most);
  return Math.min(most, counted.any - counted.inferred);
}

/** The same, of one origin. */
export const only = (any: Asked, origin: keyof typeof ofOrigin): Asked => ({
  ...any,
  where: Prisma.sql`${any.where} AND ${ofOrigin[origin]}`,
});

async function countDirectly(asked: Asked, most: number): Promise<number> {
  const rows = await prisma().$queryRaw<unknown[]>(countUpTo(asked, most));
  return Total.parse(rows[0]).total;
}
