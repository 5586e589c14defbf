import type { RotationState } from "@/lib/inventory/model/secret";

/** Why a secret has its rotation state; the sentence is `rotationReason.<code>` of the message catalogue. */
export type RotationReason =
  | "issued-per-use"
  | "replica"
  | "configuration"
  | "no-policy"
  | "last-attempt-failed"
  | "pending-too-long"
  | "missed"
  | "owner-states-no-interval"
  | "backend-cannot-say"
  | "not-yet-synced"
  | "never"
  | "overdue"
  | "due-soon"
  | "compliant";

interface Judged {
  type: string;
  state: RotationState;
  rotationFailure: string | null;
  maxAgeSeconds: number | null;
  valueUnknown: string | null;
}

/** The one reason behind a state. What the sentence names (dates, days, policy) stands in the secret itself. */
export function rotationReason(secret: Judged): RotationReason {
  const withoutAge = ageless[secret.type];
  if (withoutAge) return withoutAge;
  switch (secret.state) {
    case "failed":
      return failures.find((failure) => failure === secret.rotationFailure) ?? "missed";
    case "unknown":
      if (secret.maxAgeSeconds === null) return "owner-states-no-interval";
      return unknowns.find((why) => why === secret.valueUnknown) ?? "backend-cannot-say";
    default:
      return secret.state;
  }
}

/** Types whose value has no age to watch. */
const ageless: Readonly<Record<string, RotationReason>> = {
  "dynamic-role": "issued-per-use",
  replica: "replica",
  string: "configuration",
  "string-list": "configuration",
};

const failures = ["last-attempt-failed", "pending-too-long", "missed"] as const;
const unknowns = ["backend-cannot-say", "not-yet-synced", "never"] as const;
