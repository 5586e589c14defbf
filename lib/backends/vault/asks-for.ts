import type { Place } from "@/lib/backends/secret-backend";
import { isWanted } from "./places";
import type { VaultSettings } from "./settings";

/** Whether a place lies in the namespace of the settings or below, and its mount is not left out. */
export function asksForVault(
  { namespace: start = "", mounts }: VaultSettings,
  place: Place,
): boolean {
  const namespace = place.namespace ?? "";
  if (start !== "" && namespace !== start && !namespace.startsWith(`${start}/`)) return false;
  return mounts === undefined || isWanted(mounts, { path: namespace }, { path: place.mount ?? "" });
}
