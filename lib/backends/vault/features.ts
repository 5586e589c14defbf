import { isUnsupported, type VaultAnswer } from "@/lib/backends/vault/errors";

type Feature = "scan" | "detailed-list";

/** What this server turned out not to have; its version says nothing, since Vault and OpenBao both are at 2.x. */
export interface Features {
  lacks(feature: Feature): boolean;
  /** Remembers from a failure that the server has it not. A denial or an empty mount says nothing of other mounts. */
  learn(feature: Feature, error: unknown): void;
}

export function createFeatures(): Features {
  const lacking = new Set<Feature>();
  return {
    lacks: (feature) => lacking.has(feature),
    learn(feature, error) {
      if (isUnsupported(error) && !(error as VaultAnswer).empty) lacking.add(feature);
    },
  };
}
