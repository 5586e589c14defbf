import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { Known } from "./attributes/attributes";
import type { Classification } from "./model";

export type Counted = "both" | "completion" | "none";
export type NotCountedBecause =
  | "unwatched"
  | "replica"
  | "configuration"
  | "pending-deletion"
  | "no-live-value"
  | "scope-rule";

/**
 * In which figures an entry counts, before removal is looked at: completion and rotation, completion only, or none. A
 * person's word that something is configuration takes it out; a tag's does not.
 */
export function countedIn(
  { type, inactive }: Pick<BackendEntry, "type" | "inactive">,
  classification: Known<Classification>,
  excluded: boolean,
  unwatched: boolean,
): { counted: Counted; notCountedBecause: NotCountedBecause | null } {
  const because = reason();
  if (because) return { counted: "none", notCountedBecause: because };
  return { counted: type === "dynamic-role" ? "completion" : "both", notCountedBecause: null };

  function reason(): NotCountedBecause | null {
    if (unwatched) return "unwatched";
    if (type === "replica") return "replica";
    if (type === "string" || type === "string-list") return "configuration";
    if (inactive) return inactive;
    if (excluded) return "scope-rule";
    const byPerson = classification.value === "configuration" && classification.from === "person";
    return byPerson ? "configuration" : null;
  }
}
