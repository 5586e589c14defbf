import type { AccessSourceKind } from "@/lib/access-sources/access-source";

/** Sources that are logs. */
export const logKinds: readonly AccessSourceKind[] = ["cloudtrail", "vault-audit"];
