import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";
import { notCounted } from "../exclusions";

const registered = Prisma.sql`s.is_registered`;
const attested = Prisma.sql`s.is_attested`;

/** Complete = registered (everything known) and attested (confirmed within the policy's interval). */
export const inventoryCompletion: KpiDefinition = {
  id: "inventory-completion",
  version: 2,
  unit: "ratio",
  direction: "up",
  target: 0.95,
  near: 0.05,
  population: Prisma.sql`s.is_live AND s.counted IN ('both', 'completion')`,
  good: Prisma.sql`${registered} AND ${attested}`,
  parts: [
    { id: "registered", where: registered },
    { id: "attested", where: attested },
  ],
  excluded: notCounted,
};
