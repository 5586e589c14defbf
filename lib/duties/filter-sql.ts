import { Prisma } from "@/lib/db/prisma";
import { judgedSets } from "./gap-sql";
import { type Duty, duties } from "./model";
import { any, anyGap, readFilter } from "./model/filter";

/**
 * SQL condition on row `s` of the inventory: one of these filters of duties holds for it. Duties are asked of what is
 * counted: a setting or a replica has none.
 */
export function inDuties(filters: readonly string[], at: Date): Prisma.Sql {
  const tests = filters.map(readFilter).flatMap(({ duty, asked }) =>
    (duty === any ? duties : [duty]).map((one) => ({
      held: test(one, asked),
      // Where nobody has any duty, each of them is missing.
      none: asked === anyGap || asked === "missing",
    })),
  );
  const held = Prisma.join(
    tests.map((one) => one.held),
    " OR ",
  );
  const none = tests.some((one) => one.none) ? Prisma.sql`OR s.duty_set IS NULL` : Prisma.empty;
  return Prisma.sql`(s.counted <> 'none' AND (
    s.duty_set IN (SELECT d.id FROM ${judgedSets(at)} WHERE ${held}) ${none}))`;
}

function test(duty: Duty, asked: string): Prisma.Sql {
  const [holder, gap] = [Prisma.raw(`d.${duty}`), Prisma.raw(`d.${duty}_gap`)];
  if (asked.includes(":")) return Prisma.sql`${holder} = ${asked}`;
  return asked === anyGap ? Prisma.sql`${gap} IS NOT NULL` : Prisma.sql`${gap} = ${asked}`;
}
