import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";
import { notCounted } from "../exclusions";

const registered = Prisma.sql`s.is_registered`;
const attested = Prisma.sql`s.is_attested`;

/** Complete = registered (everything known) and attested (confirmed within the policy's interval). */
export const inventoryCompletion: KpiDefinition = {
  id: "inventory-completion",
  version: 3,
  unit: "ratio",
  direction: "up",
  target: 0.95,
  near: 0.05,
  population: Prisma.sql`s.is_live AND s.counted IN ('both', 'completion')`,
  good: Prisma.sql`${registered} AND ${attested}`,
  parts: [
    { id: "registered", where: registered },
    { id: "attested", where: attested },
    // An operator's word is recorded, and no owner's.
    { id: "attested-by-operator", where: Prisma.sql`s.is_attested_by_operator` },
    // Of the attested: confirmed with more than twenty at once.
    { id: "attested-in-bulk", where: Prisma.sql`s.is_attested_in_bulk` },
  ],
  excluded: notCounted,
};
