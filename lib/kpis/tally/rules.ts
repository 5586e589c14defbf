import { breakGlassRules } from "@/lib/break-glass/rules";
import { canonicalJson } from "@/lib/config/canonical-json";
import type { OrganisationSettings } from "@/lib/organisation/settings";
import type { RecordKpi } from "../definition";

/** Raise it when records are counted differently and no definition's version says so. */
const tallyVersion = 1;

/** What records are judged by, as one text: with other rules every day has to be counted anew. */
export async function tallyRules({
  timeZone,
  alertRule,
}: Pick<OrganisationSettings, "timeZone" | "alertRule">): Promise<(kpi: RecordKpi) => string> {
  const { environments, reads } = await breakGlassRules();
  return ({ version }) =>
    canonicalJson([tallyVersion, version, timeZone, alertRule, environments, reads]);
}
