import { hash } from "node:crypto";
import type { MaskedEntry } from "@/lib/masking/findings";
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
  { facts, versions, rotation, inactive, tagKind, masked }: MaskedEntry,
  names: string,
): string {
  const { enabled, by, intervalSeconds, pendingSince, lastAttemptFailed } = rotation;
  let history = "";
  for (const { id, createdAt, by: writer, stages } of versions) {
    history += `${id}${next}${createdAt}${next}${writer}${next}${stages.join(next)}${none}`;
  }
  const fields = [
    row.identity,
    row.parentIdentity,
    row.backend,
    row.type,
    row.name,
    row.path === row.name ? none : row.path,
    row.arn,
    row.incarnation,
    row.version,
    row.description ?? none,
    row.environment,
    row.environmentFrom,
    row.service,
    row.serviceFrom,
    row.team,
    row.teamFrom,
    row.owner,
    row.ownerFrom,
    row.kind,
    row.kindFrom,
    row.classification,
    row.classificationFrom,
    row.stopTimeMinutes,
    row.stopTimeFrom,
    row.createdAt,
    row.valueChangedAt,
    row.valueEvidence,
    row.valueUnknown,
    row.rotationPolicyId,
    row.maxAgeSeconds,
    row.rotationDueAt,
    row.dueSoonAt,
    row.counted,
    row.notCountedBecause,
    row.plainTextPattern,
    row.plainTextJudged,
    row.namingRule,
    row.namingOk,
    names,
    tagKind,
    inactive,
    `${enabled} ${by} ${intervalSeconds} ${pendingSince} ${lastAttemptFailed}`,
    history,
    stable(row.tags),
    stable(facts),
  ];
  // Where nobody has a duty nothing is said of duties.
  if (row.duties !== null) fields.push(row.duties.id);
  // Another credential in the place of one that was masked leaves no other trace.
  if (masked.length > 0) fields.push(stable(masked));
  return hash("md5", fields.join(next), "hex");
}

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
