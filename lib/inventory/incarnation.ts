import type { BackendEntry } from "@/lib/backends/secret-backend";

/** What was stored of an entry, as far as sameness goes. */
type Before = Pick<BackendEntry, "incarnation" | "version">;

/**
 * True when the entry was deleted and made again since: another incarnation, or, where the backend has none (Parameter
 * Store), a version lower than the last seen.
 */
export function isNewIncarnation(previous: Before, entry: Before): boolean {
  if (previous.incarnation !== null && entry.incarnation !== null) {
    return previous.incarnation !== entry.incarnation;
  }
  return (
    entry.incarnation === null &&
    previous.version !== null &&
    entry.version !== null &&
    entry.version < previous.version
  );
}
