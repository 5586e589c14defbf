import { breakGlass } from "./break-glass/definition";
import type { KpiDefinition } from "./definition";
import { inventoryCompletion } from "./inventory-completion/definition";
import { logContinuity } from "./log-continuity/definition";
import type { KpiId } from "./model";
import { namingCompliance } from "./naming-compliance/definition";
import { orphanedOwners } from "./orphaned-owners/definition";
import { plainTextParameters } from "./plain-text-parameters/definition";
import { retrievalFailures } from "./retrieval-failures/definition";
import { rotationCompliance } from "./rotation-compliance/definition";
import { sprawl } from "./sprawl/definition";
import { unusedSecrets } from "./unused-secrets/definition";

/** Every KPI, in the order in which they are shown. Adding one is a folder and a line here. */
export const kpis: readonly KpiDefinition[] = [
  inventoryCompletion,
  rotationCompliance,
  breakGlass,
  sprawl,
  retrievalFailures,
  orphanedOwners,
  plainTextParameters,
  namingCompliance,
  unusedSecrets,
  logContinuity,
];

export function kpiById(id: KpiId): KpiDefinition {
  const found = kpis.find((kpi) => kpi.id === id);
  if (!found) throw new Error(`No definition of KPI ${id}`);
  return found;
}
