import type { Calendar } from "@/demo/world/calendar";

export type Env = "local" | "dev" | "stg" | "prod";
export type Kind =
  | "database"
  | "external-api"
  | "certificate"
  | "signing-key"
  | "encryption-key"
  | "ssh-key"
  | "cloud-credential"
  | "account"
  | "other";
export type Classification = "critical" | "confidential" | "internal" | "configuration";

export interface Policy {
  id: string;
  name: string;
  kind: Kind;
  /** Absent = every environment. The first policy that matches counts. */
  environments?: readonly Env[];
  days: number;
  /** The term before the company tightened it. */
  daysBefore?: number;
}

/** Days before the demo's first day on which the term for production databases was halved. */
export const POLICY_CHANGED_DAYS_AGO = 53;

export const policies: readonly Policy[] = [
  {
    id: "db-prod",
    name: "DB認証(本番)",
    kind: "database",
    environments: ["prod"],
    days: 90,
    daysBefore: 180,
  },
  { id: "db-other", name: "DB認証(本番以外)", kind: "database", days: 180 },
  { id: "external-api", name: "外部API", kind: "external-api", days: 180 },
  { id: "certificate", name: "証明書", kind: "certificate", days: 395 },
  { id: "signing-key", name: "署名鍵", kind: "signing-key", days: 365 },
  { id: "encryption-key", name: "暗号鍵", kind: "encryption-key", days: 365 },
  { id: "ssh-key", name: "SSH鍵", kind: "ssh-key", days: 180 },
  { id: "cloud-credential", name: "クラウド認証情報", kind: "cloud-credential", days: 90 },
  { id: "account", name: "アカウント", kind: "account", days: 180 },
  { id: "other", name: "その他", kind: "other", days: 365 },
];

/** The term, in days, that the company sets for a kind in an environment at an instant. */
export function maxAgeDays(kind: Kind, env: Env, instant: number, when: Calendar): number {
  const policy = policies.find(
    (one) => one.kind === kind && (one.environments?.includes(env) ?? true),
  );
  if (!policy) throw new Error(`no policy for ${kind} in ${env}`);
  const before = instant < when.on(-POLICY_CHANGED_DAYS_AGO, 10);
  return before ? (policy.daysBefore ?? policy.days) : policy.days;
}
