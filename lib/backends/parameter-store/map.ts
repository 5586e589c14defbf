import type {
  BackendEntry,
  KnownEntry,
  SecretType,
  VersionFact,
} from "@/lib/backends/secret-backend";
import { policiesOf } from "./policies";
import type { ParameterRow } from "./rows";

const types: Record<ParameterRow["Type"], SecretType> = {
  String: "string",
  StringList: "string-list",
  SecureString: "secure-string",
};

/** Versions seen by our own syncs that are kept; the API's history carries values and is never asked. */
const VERSIONS = 10;

/** A row of DescribeParameters as an entry of the inventory. */
export function toEntry(
  row: ParameterRow,
  arn: string,
  tags: Record<string, string>,
  known: KnownEntry | undefined,
): BackendEntry {
  const same = isSameIncarnation(row, known) ? known : undefined;
  const changedAt = row.LastModifiedDate?.toISOString() ?? null;
  const { policies, states } = policiesOf(row);
  const secure = row.Type === "SecureString";
  return {
    identity: arn,
    incarnation: null,
    version: row.Version ?? null,
    type: types[row.Type],
    name: row.Name,
    path: row.Name,
    arn,
    description: row.Description || null,
    tags,
    tagKind: "tag",
    parent: null,
    // The API tells no date of creation: that of the first version is it.
    createdAt: row.Version === 1 ? changedAt : (same?.createdAt ?? null),
    // Writing makes a version; tags and labels make none, so this is the date of the value.
    valueChangedAt: changedAt
      ? { at: changedAt, evidence: "version-written", unknown: null }
      : { at: null, evidence: null, unknown: "backend-cannot-say" },
    rotation: {
      enabled: null,
      by: null,
      intervalSeconds: null,
      pendingSince: null,
      lastAttemptFailed: false,
    },
    inactive: null,
    versions: versionsOf(row, changedAt, same?.versions ?? []),
    facts: {
      tier: row.Tier ?? "Standard",
      dataType: row.DataType ?? "text",
      ...(secure
        ? { kmsKeyId: row.KeyId ?? "alias/aws/ssm", kmsKeyManagedBy: managedBy(row) }
        : {}),
      // The pattern itself may spell the value out.
      ...(row.AllowedPattern ? { allowedPattern: true } : {}),
      ...(policies.length > 0 ? { policies } : {}),
    },
    moving: {
      // Parameter Store knows no last access; CloudTrail alone does.
      lastAccessedOn: null,
      nextRotationAt: null,
      detail: states.length > 0 ? { policyStates: states } : null,
    },
  };
}

/** A Version lower than last seen was counted anew: the parameter was deleted and made again. */
const isSameIncarnation = (row: ParameterRow, known: KnownEntry | undefined): boolean =>
  known !== undefined && (row.Version ?? 0) >= (known.version ?? 0);

const managedBy = ({ KeyId }: ParameterRow) =>
  !KeyId || KeyId.endsWith("alias/aws/ssm") ? "aws" : "customer";

function versionsOf(
  row: ParameterRow,
  createdAt: string | null,
  before: readonly VersionFact[],
): VersionFact[] {
  if (!row.Version) return [];
  const id = String(row.Version);
  // "N/A" from a stand-in, or nothing: only an ARN names somebody.
  const by = row.LastModifiedUser?.startsWith("arn:") ? row.LastModifiedUser : null;
  const earlier = before
    .filter((version) => version.id !== id)
    .map((version) => ({ ...version, stages: [] }));
  return [{ id, createdAt, stages: ["current"], by }, ...earlier].slice(0, VERSIONS);
}
