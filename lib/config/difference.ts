import { canonicalJson } from "./canonical-json";

/** What two versions of a file's content differ in, by key: `policies.rotation.prod-db.maxAge`, `sources.vault`. */
export interface Difference {
  added: string[];
  removed: string[];
  changed: string[];
}

/** Lists whose items have an id are compared by it; other lists as a whole. Values are not told, only where they differ. */
export function difference(before: unknown, after: unknown): Difference {
  const found: Difference = { added: [], removed: [], changed: [] };
  compare(before, after, "", found);
  return found;
}

function compare(before: unknown, after: unknown, key: string, found: Difference): void {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (!was || !is) {
    if (canonicalJson(before) !== canonicalJson(after)) found.changed.push(key);
    return;
  }
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const path = key === "" ? name : `${key}.${name}`;
    if (!is.has(name)) found.removed.push(path);
    else if (!was.has(name)) found.added.push(path);
    else compare(was.get(name), is.get(name), path, found);
  }
}

/** Fields of an object, items of a list by id; null for what is compared as a whole. */
function fieldsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const items = value.map((item) => [idOf(item), item] as const);
  return items.every((item): item is [string, unknown] => item[0] !== null) ? new Map(items) : null;
}

const idOf = (item: unknown): string | null =>
  typeof item === "object" && item !== null && "id" in item ? String(item.id) : null;
