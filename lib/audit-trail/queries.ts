import "server-only";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { readPeriod } from "@/lib/access-history/period";
import { pool } from "@/lib/db/pool";
import { toCursor } from "@/lib/http/cursor";
import type { List } from "@/lib/http/model";
import { organisationSettings } from "@/lib/organisation/settings";
import type { AuditQuery } from "./audit-query";
import { AuditEntry } from "./model";
import { ofTheOrganisation } from "./model/actions";
import type { Verification } from "./model/verification";
import { entryColumns } from "./read-entries";
import { latestVerification } from "./verify";

/** Counted exactly up to here. */
const COUNTED = 10_000;

/**
 * Entries, newest first: all for who is bound to everything; else one's own and those that tell of no secret and nobody
 * who read one, because an entry has no team by which it could be shown.
 */
export async function listEntries(viewer: Viewer, query: AuditQuery): Promise<List<AuditEntry>> {
  assertMay(viewer, "audit:read");
  const { action, actor, object, limit, cursor } = query;
  const { from, to } = readPeriod(query, (await organisationSettings()).timeZone);
  const where = `(cardinality($1::text[]) = 0 OR e.action = ANY($1)) AND (cardinality($2::text[]) = 0 OR e.actor = ANY($2))
    AND ($3::text IS NULL OR e.object = $3) AND ($4::timestamptz IS NULL OR e.at >= $4) AND ($5::timestamptz IS NULL OR e.at < $5)
    AND ($6 OR e.action = ANY($7) OR (e.actor = $8 AND e.actor_kind = $9))`;
  const filters = [
    action,
    actor,
    object ?? null,
    from,
    to,
    seesEveryPerson(viewer),
    ofTheOrganisation,
  ];
  filters.push(viewer.name, viewer.kind);
  const [page, counted] = await Promise.all([
    pool().query(
      `SELECT ${entryColumns} FROM audit_entry e WHERE ${where} AND ($10::bigint IS NULL OR e.id < $10)
        ORDER BY e.id DESC LIMIT $11`,
      [...filters, cursor ?? null, limit + 1],
    ),
    pool().query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT FROM audit_entry e WHERE ${where} LIMIT ${COUNTED + 1}) counted`,
      filters,
    ),
  ]);
  const entries = page.rows.map((row) => AuditEntry.parse(row));
  const items = entries.slice(0, limit);
  const last = entries.length > limit ? items.at(-1) : undefined;
  const total = counted.rows[0]?.total ?? 0;
  return {
    items,
    nextCursor: last ? toCursor(last.sequence) : null,
    total: total > COUNTED ? null : total,
  };
}

/** What the latest comparison found; before the first one nothing is known. */
export async function readVerification(viewer: Viewer): Promise<Verification> {
  assertMay(viewer, "audit:read");
  return (await latestVerification()) ?? unknown;
}

const unknown: Verification = {
  checkedAt: null,
  ok: false,
  entries: 0,
  verifiedUntil: null,
  broken: null,
  places: [],
};

/** Who has an entry, for the filter: up to 200 names. */
export async function listActors(viewer: Viewer): Promise<string[]> {
  assertMay(viewer, "audit:read");
  // A loose index scan: one step per name, however many entries there are.
  const { rows } = await pool().query<{ actor: string }>(
    `WITH RECURSIVE step AS (
       (SELECT actor FROM audit_entry ORDER BY actor LIMIT 1)
       UNION ALL
       SELECT (SELECT e.actor FROM audit_entry e WHERE e.actor > s.actor ORDER BY e.actor LIMIT 1) FROM step s WHERE s.actor IS NOT NULL
     ) SELECT actor FROM step WHERE actor IS NOT NULL LIMIT 200`,
  );
  return rows.map(({ actor }) => actor);
}
