import type { BackendEntry, VersionFact } from "@/lib/backends/secret-backend";
import type { Masking } from "./masking";

/**
 * The entry as it may be stored: recognised credentials in name, path, ARN, description, tags, versions and facts replaced.
 * Masking what is masked changes nothing. PostgreSQL stores neither NUL nor half a surrogate pair: they become U+FFFD.
 */
export function maskEntry(entry: BackendEntry, masking: Masking): BackendEntry {
  const { name, path, arn, description, incarnation, parent, versions } = entry;
  const shown = masking.name(storable(name));
  return {
    ...entry,
    identity: masking.identity(storable(entry.identity)),
    parent: parent && masking.identity(storable(parent)),
    name: shown,
    path: path === name ? shown : masking.name(storable(path)),
    arn: arn && masking.name(storable(arn)),
    incarnation: incarnation && masking.name(storable(incarnation)),
    description: description && masking.text(storable(description)),
    tags: maskTags(entry.tags, masking),
    versions: versions.map((version) => maskVersion(version, masking)),
    facts: maskFacts(entry.facts, masking),
  };
}

function maskTags(tags: BackendEntry["tags"], masking: Masking): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const key in tags) {
    masked[masking.name(storable(key))] = masking.value(key, storable(tags[key] ?? ""));
  }
  return masked;
}

function maskVersion({ id, createdAt, by, stages }: VersionFact, masking: Masking): VersionFact {
  return {
    id,
    createdAt,
    by: by && masking.name(storable(by)),
    stages: stages.map((stage) => masking.name(storable(stage))),
  };
}

/** Texts at any depth; the keys of nested objects may be a caller's. Unchanged facts are returned as they are. */
function maskFacts(facts: Record<string, unknown>, masking: Masking): Record<string, unknown> {
  return isClean(facts, masking)
    ? facts
    : Object.fromEntries(
        Object.entries(facts).map(([key, inner]) => [
          masking.name(storable(key)),
          masked(inner, masking),
        ]),
      );
}

function isClean(value: unknown, masking: Masking): boolean {
  if (typeof value === "string") return masking.name(storable(value)) === value;
  if (typeof value !== "object" || value === null) return true;
  for (const key in value) {
    if (!isClean(key, masking) || !isClean(Reflect.get(value, key), masking)) return false;
  }
  return true;
}

function masked(value: unknown, masking: Masking): unknown {
  if (typeof value === "string") return masking.name(storable(value));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, masking));
  return maskFacts(Object(value), masking);
}

const storable = (text: string): string =>
  text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "�");
