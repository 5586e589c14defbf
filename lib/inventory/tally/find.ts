import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";
import { absentAt } from "../registered-sql";

/** How long after it was made a tally can be counted with. */
export const reachHours = 26;

/** A tally that can be counted with. */
export interface Tally {
  id: string;
  at: Date;
}

const ordered = (ids: Prisma.Sql) => Prisma.sql`ARRAY(SELECT id FROM (${ids}) AS a ORDER BY id)`;

/** The ids of the people who had left by an instant, in order, as an array. */
export const leftPeople = (at: Date) => ordered(absentAt(at).left);

/** The ids of the teams that nobody led then, in order, as an array. */
export const leaderlessTeams = (at: Date) => ordered(absentAt(at).leaderless);

/**
 * The newest tally from which the inventory at that instant can be counted exactly; null when there is none: for a past
 * instant, where none is young enough, and while other people are here no more, or other teams led by nobody, than when it was made.
 */
export async function findTally({ at, past }: AsOf): Promise<Tally | null> {
  if (past) return null;
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT id, at FROM inventory_tally
     WHERE whole AND at <= ${at} AND at > ${new Date(at.getTime() - reachHours * 3_600_000)}
       AND left_people = ${leftPeople(at)} AND leaderless_teams = ${leaderlessTeams(at)}
     ORDER BY at DESC LIMIT 1`;
  return z.array(z.object({ id: z.string(), at: z.date() })).parse(rows)[0] ?? null;
}
