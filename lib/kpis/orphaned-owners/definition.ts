import { Prisma } from "@/lib/db/prisma";
import { type OwnerState, ownerStates } from "@/lib/inventory/model/owner-state";
import type { KpiDefinition, Part } from "../definition";
import { notCounted } from "../exclusions";

const inState = (state: OwnerState): Part => ({
  id: `owner-${state}`,
  where: Prisma.sql`s.owner_state = ${state}`,
});

/** Counted secrets nobody answers for: no owner, one who left, a team without a lead who is here. */
export const orphanedOwners: KpiDefinition = {
  id: "orphaned-owners",
  version: 1,
  unit: "ratio",
  direction: "down",
  target: 0,
  near: 0.05,
  population: Prisma.sql`s.is_live AND s.counted IN ('both', 'completion')`,
  good: Prisma.sql`s.owner_state <> 'active'`,
  parts: ownerStates.filter((state) => state !== "active").map(inState),
  excluded: notCounted,
};
