import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { invalidInput } from "@/lib/errors";
import { followedPersons } from "./followed";
import type { AccessEventPage } from "./model/event";
import { Purpose } from "./model/purpose";
import type { AccessFilters, AccessQuery, StatedFilters } from "./model/query";
import { listAccessEvents } from "./queries";

/** One page of the access history, kept in the audit trail as looked at. */
export async function viewAccessEvents(
  viewer: Viewer,
  query: AccessQuery,
  { now }: { now: Date },
): Promise<AccessEventPage> {
  const { cursor, limit, ...stated } = query;
  const filters = await recordView(viewer, stated, now);
  return listAccessEvents(viewer, { ...filters, cursor, limit }, { now });
}

/**
 * Writes down that rows were looked at, and by what filters. Where they follow persons, the purpose must be stated, and
 * is kept: invalid-input without it, and nothing has been read.
 */
export async function recordView(
  viewer: Viewer,
  { purpose: kind, note, ...filters }: StatedFilters,
  now: Date,
): Promise<AccessFilters> {
  const asked = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && String(value) !== ""),
  );
  const persons = await followedPersons(filters);
  if (persons.length === 0) {
    await appendEntry(viewer, "access-viewed", null, { filters: asked }, now);
    return filters;
  }
  const stated = kind === undefined && note === undefined ? null : { kind, note };
  const purpose = stated ? purposeOf(stated) : null;
  // A token stands for a purpose of its own, told by its label; whoever names a person states it all the same.
  if (purpose === null && (viewer.kind !== "token" || filters.person.length > 0)) throw needed();
  for (const person of persons)
    await appendEntry(viewer, "person-viewed", person, { filters: asked, purpose }, now);
  return filters;
}

function purposeOf(stated: unknown): Purpose {
  const read = Purpose.safeParse(stated);
  if (read.success) return read.data;
  throw needed();
}

const needed = () =>
  invalidInput(
    "This follows what one person did. State why: a purpose and a note of at least five characters.",
    { purpose: "is needed to follow a person", note: "is needed to follow a person" },
  );
