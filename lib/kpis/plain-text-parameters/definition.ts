import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";

const suspected = Prisma.sql`s.is_live AND s.plain_text_pattern IS NOT NULL
  AND s.not_counted_because = 'configuration'`;

/** String and StringList parameters whose name, description or tags look like a secret's. Their value is never read. */
export const looksLikeASecret = Prisma.sql`(${suspected} AND NOT s.is_judged_plain)`;

/** Those of them that a person has judged to be no secret. */
export const judgedPlain: KpiDefinition["excluded"][number] = {
  id: "false-positive",
  where: Prisma.sql`(${suspected} AND s.is_judged_plain)`,
  byPerson: true,
};

export const plainTextParameters: KpiDefinition = {
  id: "plain-text-parameters",
  version: 2,
  unit: "count",
  direction: "down",
  target: 0,
  near: 10,
  population: looksLikeASecret,
  parts: [
    { id: "string", where: Prisma.sql`s.type = 'string'` },
    { id: "string-list", where: Prisma.sql`s.type = 'string-list'` },
  ],
  excluded: [judgedPlain],
};
