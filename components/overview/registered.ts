import type { Kpi } from "@/lib/kpis/model";

/**
 * Until somebody has attested anything, completion is 0 by definition and says nothing about the work done:
 * the card then shows the share that is registered, under that name. Null in every other case.
 */
export function leadsWithRegistered({
  id,
  parts,
  denominator,
}: Pick<Kpi, "id" | "parts" | "denominator">): number | null {
  if (id !== "inventory-completion" || !denominator) return null;
  const part = (name: string) => parts.find((one) => one.id === name)?.value ?? null;
  const registered = part("registered");
  return part("attested") === 0 && registered !== null ? registered / denominator : null;
}
