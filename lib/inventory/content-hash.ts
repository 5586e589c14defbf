import { hash } from "node:crypto";
import type { DerivedSecret } from "./derived-secret";

/** Between fields and before null: characters no stored text begins with. */
const next = "\u001f";
const none = "\u001e";

/**
 * md5 in hexadecimal of everything derived but what moves by use or time alone: `rotationFailedFrom`, into which the next
 * rotation enters. The order in which tags and facts arrive makes no difference. `names`: what the search text holds of the
 * registers. About 4 µs a row.
 */
export function contentHash(row: DerivedSecret, names: string): string {
  let text = names;
  for (const column of columns) {
    const value = row[column];
    text += value === null ? next + none : next + value;
  }
  return hash("md5", text + next + stable(row.tags) + stable(row.facts), "hex");
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
  if (Array.isArray(value)) {
    let list = "[";
    for (const item of value) list += stable(item);
    return `${list}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  let object = "{";
  for (const key of Object.keys(fields).sort()) {
    const inner = fields[key];
    if (inner !== undefined) object += key + next + stable(inner);
  }
  return `${object}}`;
}
