import type { BackendEntry } from "@/lib/backends/secret-backend";

/** A credential pasted where none belongs, and masked. Never holds it. */
export interface Finding {
  /** `name`, `description`, `tag:<key>` or `metadata:<key>`. */
  field: string;
  /** `aws-access-key`, `jwt`, `high-entropy` … */
  kind: string;
  /** Keyed hash of the text: by it a judgement of a person survives every sync. Empty: found by an older version. */
  digest: string;
}

/** An entry in which whatever was recognised has been masked. */
export type MaskedEntry = BackendEntry & { readonly masked: readonly Finding[] };
