import type { BackendEntry, VersionFact } from "@/lib/backends/secret-backend";
import type { Finding, Masking } from "./masking";

/**
 * The entry as it may be stored: recognised credentials in name, path, ARN, description, tags, versions and facts replaced.
 * What is untouched is returned as it was. PostgreSQL stores neither NUL nor half a surrogate pair: they become U+FFFD.
 */
export function maskEntry(
  entry: BackendEntry,
  masking: Masking,
): { entry: BackendEntry; findings: Finding[] } {
  const findings: Finding[] = [];
  const { name, path, arn, description, incarnation, parent, versions } = entry;
  const shown = masking.name(storable(name), "name", findings);
  return {
    entry: {
      ...entry,
      identity: masking.identity(storable(entry.identity)),
      parent: parent && masking.identity(storable(parent)),
      name: shown,
      // The same text as the name, seen from elsewhere: found once.
      path: path === name ? shown : masking.name(storable(path), "path"),
      arn: arn && masking.name(storable(arn), "arn"),
      incarnation: incarnation && masking.name(storable(incarnation), "incarnation", findings),
      description: description && masking.text(storable(description), "description", findings),
      tags: maskTags(entry, masking, findings),
      versions: versions.map((version) => maskVersion(version, masking, findings)),
      facts: maskFacts(entry.facts, masking, findings),
    },
    findings,
  };
}

function maskTags(
  { tags, tagKind }: Pick<BackendEntry, "tags" | "tagKind">,
  masking: Masking,
  findings: Finding[],
): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const key in tags) {
    const shown = masking.name(storable(key), `${tagKind} key`, findings);
    masked[shown] = masking.value(key, storable(tags[key] ?? ""), `${tagKind} ${shown}`, findings);
  }
  return masked;
}

function maskVersion(version: VersionFact, masking: Masking, findings: Finding[]): VersionFact {
  const { id, createdAt, by, stages } = version;
  return {
    id,
    createdAt,
    by: by && masking.name(storable(by), "version", findings),
    stages: stages.map((stage) => masking.name(storable(stage), "version", findings)),
  };
}

/** Texts at any depth; the keys of nested objects may be a caller's. Unchanged facts are returned as they are. */
function maskFacts(
  facts: Record<string, unknown>,
  masking: Masking,
  findings: Finding[],
): Record<string, unknown> {
  const text = (found: string) => masking.name(storable(found), "facts", findings);
  return isClean(facts, (found) => text(found) === found)
    ? facts
    : Object.fromEntries(
        Object.entries(facts).map(([key, inner]) => [text(key), masked(inner, text)]),
      );
}

function isClean(value: unknown, clean: (text: string) => boolean): boolean {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null) return true;
  for (const key in value) {
    if (!clean(key) || !isClean(Reflect.get(value, key), clean)) return false;
  }
  return true;
}

function masked(value: unknown, text: (found: string) => string): unknown {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, text));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [text(key), masked(inner, text)]),
  );
}

const storable = (text: string): string =>
  text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "�");
