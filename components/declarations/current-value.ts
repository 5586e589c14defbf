import type { Section } from "@/lib/declarations/model/section";
import type { Organisation } from "@/lib/organisation/model";

/** What a value is now, where the screen has not declared it yet: the file's neighbour or the product's own. */
export function currentValue(
  { targets, attestation, ...organisation }: Organisation,
  { section, itemKey }: { section: Section; itemKey: string },
): unknown {
  if (section === "targets") return targets.find(({ kpi }) => kpi === itemKey)?.value;
  if (section === "policies.attestation")
    return attestation.find(({ key }) => key === itemKey)?.value;
  if (section !== "organisation") return undefined;
  const { name, fiscalYearStart, fourEyes, language } = organisation;
  const values = { name, fiscalYearStart, fourEyes, language };
  return Object.entries(values).find(([key]) => key === itemKey)?.[1].value;
}
