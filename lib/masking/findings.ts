import type { BackendEntry } from "@/lib/backends/secret-backend";
import { markersIn } from "./masking";

/** A credential pasted where none belongs, and masked. Never holds it. */
export interface Finding {
  /** `name`, `description`, `owner` (the tag or metadata of that key). */
  field: string;
  /** `aws-access-key`, `jwt`, `high-entropy` … */
  kind: string;
}

/** What was masked in an entry that has been through maskEntry, now or before it was stored. */
export function findingsIn({
  path,
  description,
  tags,
}: Pick<BackendEntry, "path" | "description" | "tags">): Finding[] {
  const found: Finding[] = [];
  look("name", path, found);
  if (description) look("description", description, found);
  for (const key in tags) {
    look(key, key, found);
    look(key, tags[key] ?? "", found);
  }
  return found;
}

function look(field: string, text: string, found: Finding[]): void {
  for (const kind of markersIn(text)) found.push({ field, kind });
}
