import type { Duty } from "../model";
import type { Gap } from "./gaps";

/** Who has the duties of one secret, by whose word, and what is wrong. */
export interface SecretDuties {
  readonly of: Readonly<
    Record<
      Duty,
      {
        holder: { kind: "person" | "team" | "workload"; id: string; name: string } | null;
        from: string | null;
        gap: Gap | null;
      }
    >
  >;
  /** Whether the viewer may give them to somebody. */
  readonly mayAssign: boolean;
}
