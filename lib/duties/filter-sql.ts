import { Prisma } from "@/lib/db/prisma";
import { judgedSets } from "./gap-sql";
import { type Duty, duties } from "./model";
import { any, anyGap, living, readFilter } from "./model/filter";

/**
 * SQL condition on row `s` of the inventory: one of these filters of duties holds for it. Duties are asked of what is
 * counted: a setting or a replica has none.
 */
export function inDuties(filters: readonly string[], at: Date): Prisma.Sql {
  const tests = filters.map(readFilter).flatMap(({ duty, standing, holder }) =>
    (duty === any ? duties : [duty]).map((one) => ({
      held: test(one, standing, holder),
      // Where nobody has any duty, each of them is missing.
      none: holder === null && (standing === anyGap || standing === "missing"),
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

function test(duty: Duty, standing: string | null, holder: string | null): Prisma.Sql {
  const gap = Prisma.raw(`d.${duty}_gap`);
  const parts = holder === null ? [] : [Prisma.sql`${Prisma.raw(`d.${duty}`)} = ${holder}`];
  if (standing === anyGap) parts.push(Prisma.sql`${gap} IS NOT NULL`);
  else if (standing === living) parts.push(Prisma.sql`${gap} IS NULL`);
  else if (standing !== null) parts.push(Prisma.sql`${gap} = ${standing}`);
  return Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}
