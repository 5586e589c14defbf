import type { BackendEntry, VersionFact } from "@/lib/backends/secret-backend";
import type { Finding, MaskedEntry } from "./findings";
import type { Found, Masking } from "./masking";

/**
 * The entry as it may be stored: recognised credentials in name, path, ARN, description, tags, versions and facts replaced,
 * and what was found in the texts people write, with what was found before it was stored. Masking what is masked changes
 * nothing. PostgreSQL stores neither NUL nor half a surrogate pair: they become U+FFFD.
 */
export function maskEntry(
  entry: BackendEntry & { readonly masked?: readonly Finding[] },
  masking: Masking,
): MaskedEntry {
  const { name, path, arn, incarnation, parent, versions } = entry;
  const shown = masking.name(storable(name));
  const description = entry.description && storable(entry.description);
  const found = [...(entry.masked ?? [])];
  const note = (field: string, hits: readonly Found[]) => {
    for (const { kind, digest } of hits)
      if (!found.some((one) => one.field === field && one.kind === kind && one.digest === digest))
        found.push({ field, kind, digest });
  };
  const shownPath = path === name ? shown : masking.name(storable(path));
  if (shownPath !== path) note("name", masking.found.name(storable(path)));
  const told = description && masking.text(description);
  if (description && told !== description) note("description", masking.found.text(description));
  return {
    ...entry,
    identity: masking.identity(storable(entry.identity)),
    parent: parent && masking.identity(storable(parent)),
    name: shown,
    path: shownPath,
    arn: arn && masking.name(storable(arn)),
    incarnation: incarnation && masking.name(storable(incarnation)),
    description: told,
    tags: maskTags(entry, masking, note),
    versions: versions.map((version) => maskVersion(version, masking)),
    facts: maskFacts(entry.facts, masking),
    masked: found,
  };
}

function maskTags(
  { tags, tagKind }: BackendEntry,
  masking: Masking,
  note: (field: string, hits: readonly Found[]) => void,
): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const key in tags) {
    const [storableKey, text] = [storable(key), storable(tags[key] ?? "")];
    const shown = masking.name(storableKey);
    const value = masking.value(key, text);
    if (shown !== storableKey) note(`${tagKind}:${shown}`, masking.found.name(storableKey));
    if (value !== text) note(`${tagKind}:${shown}`, masking.found.value(key, text));
    masked[shown] = value;
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
