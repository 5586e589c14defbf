import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition, Part } from "../definition";
import { exempt, notCounted } from "../exclusions";

const inState = (state: string): Part => ({
  id: state,
  where: Prisma.sql`s.rotation_state = ${state}`,
});

/** How the date of the last change is known: writing the same value again cannot be told from a rotation. */
const withEvidence = (evidence: string): Part => ({
  id: `evidence-${evidence}`,
  where: Prisma.sql`s.value_evidence = ${evidence}`,
});

export const rotationCompliance: KpiDefinition = {
  id: "rotation-compliance",
  version: 1,
  unit: "ratio",
  direction: "up",
  target: 0.9,
  near: 0.05,
  population: Prisma.sql`s.is_live AND s.counted = 'both' AND NOT s.is_exempt`,
  good: Prisma.sql`s.rotation_state IN ('compliant', 'due-soon')`,
  parts: [
    ...["compliant", "due-soon", "overdue", "failed", "unknown", "no-policy"].map(inState),
    ...["engine", "version-written", "declared"].map(withEvidence),
    { id: "evidence-none", where: Prisma.sql`s.value_evidence IS NULL` },
  ],
  excluded: [...notCounted, exempt],
};
