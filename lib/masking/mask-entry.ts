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
  const name = (text: string, field: string) => masking.name(storable(text), field, findings);
  const optional = (text: string | null, field: string) =>
    text === null ? null : name(text, field);
  return {
    entry: {
      ...entry,
      identity: masking.identity(storable(entry.identity)),
      parent: entry.parent === null ? null : masking.identity(storable(entry.parent)),
      name: name(entry.name, "name"),
      // The same text as the name, seen from elsewhere: found once.
      path: masking.name(storable(entry.path), "path"),
      arn: entry.arn === null ? null : masking.name(storable(entry.arn), "arn"),
      incarnation: optional(entry.incarnation, "incarnation"),
      description:
        entry.description === null
          ? null
          : masking.text(storable(entry.description), "description", findings),
      tags: maskTags(entry, masking, findings),
      versions: entry.versions.map((version) => maskVersion(version, name)),
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

const maskVersion = (version: VersionFact, name: (text: string, field: string) => string) => ({
  ...version,
  by: version.by === null ? null : name(version.by, "version"),
  stages: version.stages.map((stage) => name(stage, "version")),
});

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
