import type { BackendEntry, BackendRotation, VersionFact } from "@/lib/backends/secret-backend";
import { identityOf, inRegion } from "./identity";
import type { PolicySummary } from "./resource-policy";
import type { ReplicaRow, SecretRow } from "./rows";
import { pendingSince, valueChange } from "./versions";

const DAY = 86_400;

/** What was learned of one secret besides its row. */
export interface Learned {
  region: string;
  versions: VersionFact[];
  /** True when ListSecretVersionIds said so, now or before: only then does "no value" count. */
  versionsAreWhole: boolean;
  /** Null: not asked, because it has none. */
  replicas: readonly ReplicaRow[] | null;
  /** Null: it has no policy. Undefined: not learned. */
  policy: PolicySummary | null | undefined;
}

/** A row of ListSecrets and what else was learned, as an entry of the inventory. */
export function toEntry(row: SecretRow, learned: Learned): BackendEntry {
  const { identity, incarnation } = identityOf(row.ARN, row.Name);
  const replica = isReplica(row, learned.region);
  return {
    identity,
    incarnation,
    version: null,
    type: replica ? "replica" : "secret",
    name: row.Name,
    path: row.Name,
    arn: row.ARN,
    description: row.Description || null,
    tags: Object.fromEntries((row.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? ""])),
    tagKind: "tag",
    parent: replica && row.PrimaryRegion ? inRegion(identity, row.PrimaryRegion) : null,
    createdAt: iso(row.CreatedDate),
    // A replica's version dates are those of the copying; the primary has the value's.
    valueChangedAt: replica
      ? { at: null, evidence: null, unknown: "backend-cannot-say" }
      : valueChange(learned.versions),
    rotation: rotationOf(row, learned.versions),
    inactive: inactive(row, learned, replica),
    versions: learned.versions,
    facts: factsOf(row, learned),
    moving: {
      // Midnight UTC of the day, whatever time of it the secret was read.
      lastAccessedOn: day(row.LastAccessedDate),
      // Rules outlive rotation that was switched off; so would their next date.
      nextRotationAt: row.RotationEnabled ? iso(row.NextRotationDate) : null,
      detail: learned.replicas?.length
        ? {
            replication: learned.replicas.map(({ Region, Status }) => ({
              region: Region,
              status: Status ?? null,
            })),
          }
        : null,
    },
  };
}

export const isReplica = (row: SecretRow, region: string): boolean =>
  !!row.PrimaryRegion && row.PrimaryRegion !== region;

/** A primary that has replicas names its own Region as the primary one. */
export const isReplicated = (row: SecretRow, region: string): boolean =>
  row.PrimaryRegion === region;

function inactive(row: SecretRow, learned: Learned, replica: boolean): BackendEntry["inactive"] {
  // The API's pages differ on what the date means, so it is a flag here and nothing more.
  if (row.DeletedDate) return "pending-deletion";
  const none =
    !replica && learned.versionsAreWhole && valueChange(learned.versions).unknown === "never";
  return none ? "no-live-value" : null;
}

function rotationOf(row: SecretRow, versions: readonly VersionFact[]): BackendRotation {
  const enabled = row.RotationEnabled ?? null;
  return {
    enabled,
    by: row.OwningService ? "owning-service" : row.Type ? "external" : enabled ? "backend" : null,
    intervalSeconds: enabled ? intervalOf(row) : null,
    pendingSince: pendingSince(versions),
    // Secrets Manager tells of failures in events only; what it leaves behind is pendingSince and a date gone by.
    lastAttemptFailed: false,
  };
}

function intervalOf({ RotationRules: rules }: SecretRow): number | null {
  if (rules?.AutomaticallyAfterDays) return rules.AutomaticallyAfterDays * DAY;
  const rate = /^rate\((\d+) (hour|day)s?\)$/.exec(rules?.ScheduleExpression?.trim() ?? "");
  return rate ? Number(rate[1]) * (rate[2] === "hour" ? 3600 : DAY) : null;
}

function factsOf(row: SecretRow, { replicas, policy }: Learned): Record<string, unknown> {
  const rules = row.RotationRules;
  return present({
    // Left out of the row when the account's AWS-managed key encrypts: not "no encryption".
    kmsKeyId: row.KmsKeyId ?? "alias/aws/secretsmanager",
    kmsKeyManagedBy:
      !row.KmsKeyId || row.KmsKeyId.endsWith("alias/aws/secretsmanager") ? "aws" : "customer",
    owningService: row.OwningService,
    externalType: row.Type,
    primaryRegion: row.PrimaryRegion,
    replicas: replicas?.length
      ? replicas.map(({ Region, KmsKeyId }) => present({ region: Region, kmsKeyId: KmsKeyId }))
      : undefined,
    rotation: present({
      lambdaArn: row.RotationLambdaARN,
      roleArn: row.ExternalSecretRotationRoleArn,
      afterDays: rules?.AutomaticallyAfterDays || undefined,
      schedule: rules?.ScheduleExpression,
      window: rules?.Duration,
      lastRotatedAt: iso(row.LastRotatedDate),
    }),
    deletedAt: iso(row.DeletedDate),
    lastChangedAt: iso(row.LastChangedDate),
    resourcePolicy: policy,
  });
}

/** Without what is not there; `null` is said on purpose by resourcePolicy alone and stays. */
function present(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([key, value]) => value !== undefined && (value !== null || key === "resourcePolicy"),
    ),
  );
}

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;
const day = (date: Date | null | undefined): string | null => iso(date)?.slice(0, 10) ?? null;
