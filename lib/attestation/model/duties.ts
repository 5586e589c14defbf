import type { Exemption } from "@/lib/exemptions/model";
import type { PastedValue } from "@/lib/findings/model";
import type { AttestationItem } from "../model";

/** What people have said of one secret and have to do about it. Null: not for this viewer, or it is not counted. */
export interface Duties {
  attestation: AttestationItem | null;
  exemptions: readonly Exemption[] | null;
  findings: readonly PastedValue[];
  mayAskExemption: boolean;
}
