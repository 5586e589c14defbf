import type { AccessSource } from "./access-source";
import { cloudTrail } from "./cloudtrail";
import { vaultAudit } from "./vault-audit";

/** Every log. A new one is a folder and a line here; the conformance suite runs over this list. */
export const accessSources: readonly AccessSource[] = [cloudTrail, vaultAudit];
