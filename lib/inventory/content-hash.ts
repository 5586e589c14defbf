import { hash } from "node:crypto";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { DerivedSecret } from "./derived-secret";

/** Between fields, and what stands for null: characters no text of a backend holds. */
const next = "\u001f";
const none = "\u001e";

/**
 * md5 in hexadecimal of everything derived but what moves by use or time alone: `rotationFailedFrom`, into which the next
 * rotation enters. The order in which tags and facts arrive makes no difference. `names`: what the search text holds of the
 * registers. One string is joined and hashed at once, because this is done for every entry of every sync.
 */
export function contentHash(
  row: DerivedSecret,
  { facts, versions, rotation, inactive, tagKind }: BackendEntry,
  names: string,
): string {
  const parts: (string | number | null)[] = [names, tagKind, inactive ?? none];
  for (const column of columns) parts.push(row[column] ?? none);
  const { enabled, by, intervalSeconds, pendingSince, lastAttemptFailed } = rotation;
  parts.push(`${enabled} ${by} ${intervalSeconds} ${pendingSince} ${lastAttemptFailed}`);
  for (const version of versions) {
    parts.push(version.id, version.createdAt ?? none, version.by ?? none, ...version.stages, none);
  }
  parts.push(stable(row.tags), stable(facts));
  return hash("md5", parts.join(next), "hex");
}

const columns = [
  "identity",
  "parentIdentity",
  "backend",
  "type",
  "name",
  "path",
  "arn",
  "incarnation",
  "version",
  "description",
  "environment",
  "environmentFrom",
  "service",
  "serviceFrom",
  "team",
  "teamFrom",
  "owner",
  "ownerFrom",
  "kind",
  "kindFrom",
  "classification",
  "classificationFrom",
  "stopTimeMinutes",
  "stopTimeFrom",
  "createdAt",
  "valueChangedAt",
  "valueEvidence",
  "valueUnknown",
  "rotationPolicyId",
  "maxAgeSeconds",
  "rotationDueAt",
  "dueSoonAt",
  "counted",
  "notCountedBecause",
  "plainTextPattern",
] as const satisfies readonly (keyof DerivedSecret)[];

/** Text of a JSON value with sorted keys: the same for what a backend sends and for what jsonb gives back. */
function stable(value: unknown): string {
  if (typeof value === "string") return `"${value}${next}`;
  if (typeof value !== "object" || value === null) return `${value}${next}`;
  if (Array.isArray(value)) return `[${value.map(stable).join("")}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  let object = "{";
  for (const key of sortedKeys(fields)) {
    const inner = fields[key];
    if (inner !== undefined) object += key + next + stable(inner);
  }
  return `${object}}`;
}

function sortedKeys(fields: object): string[] {
  const keys = Object.keys(fields);
  for (let i = 1; i < keys.length; i++) {
    if (String(keys[i - 1]) > String(keys[i])) return keys.sort();
  }
  return keys;
}
