import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { invalidInput } from "@/lib/errors";
import { countFailures } from "./failures";
import { followedPersons } from "./followed";
import type { Timeline } from "./model/counts";
import type { AccessEventPage } from "./model/event";
import type { FailuresByCause } from "./model/failures";
import { Purpose, type PurposeKind } from "./model/purpose";
import { type AccessFilters, type AccessQuery, anyAccess, type StatedFilters } from "./model/query";
import type { PersonAccess, SecretAccess } from "./model/readers";
import { readPersonAccess } from "./person";
import { listAccessEvents } from "./queries";
import { readSecretAccess } from "./secret-access";
import { readTimeline } from "./timeline";

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

/** Counts under filters; written down where they follow a person. */
export async function viewTimeline(
  viewer: Viewer,
  stated: StatedFilters,
  { now }: { now: Date },
): Promise<Timeline> {
  return readTimeline(viewer, await recordView(viewer, stated, now, "persons"), { now });
}

/** Failed reads by cause; written down where they follow a person. */
export async function viewFailures(
  viewer: Viewer,
  stated: StatedFilters,
  { now }: { now: Date },
): Promise<FailuresByCause> {
  return countFailures(viewer, await recordView(viewer, stated, now, "persons"), { now });
}

/** One person's reads, for a stated purpose. */
export async function viewPerson(
  viewer: Viewer,
  id: string,
  stated: { purpose?: PurposeKind | undefined; note?: string | undefined },
  { now }: { now: Date },
): Promise<PersonAccess> {
  await recordView(viewer, { ...anyAccess, person: [id], ...stated }, now);
  return readPersonAccess(viewer, id);
}

/** Who read one secret; kept in the audit trail where somebody is named. */
export async function viewSecretAccess(
  viewer: Viewer,
  id: string,
  { now }: { now: Date },
): Promise<SecretAccess> {
  const access = await readSecretAccess(viewer, id, { now });
  if (access.list !== null) await appendEntry(viewer, "access-viewed", id, {}, now);
  return access;
}

/**
 * Writes down that rows were looked at, and by what filters. Where they follow persons, the purpose must be stated, and
 * is kept: invalid-input without it, and nothing has been read.
 */
async function recordView(
  viewer: Viewer,
  { purpose: kind, note, ...filters }: StatedFilters,
  now: Date,
  /** `persons`: counts alone are not written down. */
  which: "rows" | "persons" = "rows",
): Promise<AccessFilters> {
  const asked = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && String(value) !== ""),
  );
  const persons = await followedPersons(filters);
  if (persons.length === 0) {
    if (which === "rows") await appendEntry(viewer, "access-viewed", null, { filters: asked }, now);
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
