import type { Person } from "@/demo/world/people";
import type { Classification, Env, Kind } from "@/demo/world/policies";
import type { Service } from "@/demo/world/services";

/** What the people of the company failed to write down about a secret. */
export type Gap = "owner" | "environment" | "classification" | "kind";

/** How the secret stands on the demo's first day. */
type Standing = "compliant" | "overdue" | "failed" | "unknown" | "short-lived";

/** Which kind of thing in which backend holds the secret. */
export type Store =
  | "sm"
  | "ssm"
  | "kv"
  | "secret"
  | "kv1"
  | "database-config"
  | "database-static"
  | "database-role"
  | "transit"
  | "pki-issuer"
  | "pki-role"
  | "ssh-role"
  | "ssh-ca"
  | "aws-role"
  | "aws-root"
  | "approle";

/** One secret, before it is known how its backend shows it. */
export interface Subject {
  /** Unique and stable: all chance about this secret is drawn from it. */
  key: string;
  store: Store;
  service: Service;
  env: Env;
  kind: Kind;
  classification: Classification;
  /** The last part of its name. */
  name: string;
  /** The whole name where history gave it one that no rule would. */
  fullName?: string;
  purpose: string;
  standing: Standing;
  /** Its backend rotates it by itself. */
  automatic: boolean;
  createdAt: number;
  /** When it was removed for good; absent = still there. */
  endedAt?: number;
  /** Who was written down as owner, since when; the last one may have left. */
  owners: readonly { from: number; person: Person }[];
  gaps: ReadonlySet<Gap>;
  /** Days before the first day on which its value was last written, where the story demands it. */
  age?: number;
}

/** The owner written down at an instant, if anybody is. */
export function ownerAt(subject: Subject, instant: number): Person | null {
  if (subject.gaps.has("owner")) return null;
  return subject.owners.findLast(({ from }) => from <= instant)?.person ?? null;
}
