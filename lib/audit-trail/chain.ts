import { createHash } from "node:crypto";
import type { AuditEntry } from "./model";

/** Stands before the first entry. */
export const genesis = "0".repeat(64);

/** Hash of an entry: SHA-256 of the hash before (hex) followed by the entry as canonical JSON, in UTF-8. */
export function hashOf(previous: string, { hash: _, ...entry }: AuditEntry): string {
  return createHash("sha256")
    .update(previous + canonical(entry))
    .digest("hex");
}

/**
 * JSON without spaces, keys ordered by code point, numbers without exponent: what the database writes too (function
 * canonical_json of the migration), and RFC 8785 for all that we write.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${pairs.join(",")}}`;
  }
  return typeof value === "number" ? plainNumber(value) : JSON.stringify(value);
}

function plainNumber(value: number): string {
  const text = JSON.stringify(value);
  if (!text.includes("e")) return text;
  return value.toLocaleString("en", { useGrouping: false, maximumSignificantDigits: 17 });
}
