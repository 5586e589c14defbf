import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";
import { notCounted } from "../exclusions";

const counted = Prisma.sql`s.is_live AND s.counted IN ('both', 'completion')`;

/** Counted secrets whose name follows the rule of their backend and environment, of those that have one. */
export const namingCompliance: KpiDefinition = {
  id: "naming-compliance",
  version: 1,
  unit: "ratio",
  direction: "up",
  target: 0.95,
  near: 0.05,
  population: Prisma.sql`${counted} AND s.naming <> 'no-rule'`,
  good: Prisma.sql`s.naming = 'follows'`,
  parts: [
    { id: "naming-follows", where: Prisma.sql`s.naming = 'follows'` },
    { id: "naming-breaks", where: Prisma.sql`s.naming = 'breaks'` },
  ],
  expected: Prisma.sql`(SELECT jsonb_build_object('pattern', n.pattern, 'example', n.example)
    FROM naming_rule n WHERE n.id = s.naming_rule)`,
  excluded: [
    ...notCounted,
    {
      id: "no-rule",
      where: Prisma.sql`${counted} AND s.naming = 'no-rule'`,
      byPerson: false,
    },
  ],
};
