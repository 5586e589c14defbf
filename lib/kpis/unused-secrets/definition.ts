import { logCoverage } from "@/lib/continuity/coverage";
import { coveredSince } from "@/lib/continuity/covered-since";
import { Prisma } from "@/lib/db/prisma";
import { inventoryAt } from "@/lib/inventory/at";
import type { RecordKpi, Span } from "../definition";
import { readSince } from "./read-since";

const days = 90;
const dayMs = 86_400_000;

/** Of the secrets whose last 90 covered days can be proved, those nobody read in them. */
export const unusedSecrets: RecordKpi = {
  id: "unused-secrets",
  version: 1,
  unit: "ratio",
  direction: "down",
  target: 0.05,
  near: 0.05,
  kind: "secret",
  overPeriod: false,
  records: oldSecrets,
  population: Prisma.sql`s.since IS NOT NULL`,
  good: Prisma.sql`NOT s.was_read`,
  parts: [
    { id: "not-read", where: Prisma.sql`NOT s.was_read` },
    { id: "read", where: Prisma.sql`s.was_read` },
  ],
  beside: [{ id: "not-provable", where: Prisma.sql`s.since IS NULL` }],
  excluded: [],
  coverage: (span) => logCoverage({ ...span, from: daysBefore(span.to) }),
  tally: { instant: [] },
};

const daysBefore = (at: Date) => new Date(at.getTime() - days * dayMs);

/**
 * Counted secrets older than 90 days, since when their place's log can be proved, and whether anybody read them since: by
 * a read of it, of the prefix it lies under, or by the day the backend itself says it was last accessed.
 */
function oldSecrets({ to, past, now }: Span): Prisma.Sql {
  // What was read is made a set of its own first, so that every secret is looked up in it and not compared with each read.
  return Prisma.sql`
    WITH ${coveredSince({ to, now }, days * 24)}, provable_place AS MATERIALIZED (
      SELECT p.id AS place_id, c.since FROM place p JOIN covered_since c ON c.backend = p.backend
         AND c.account = coalesce(p.account, '') AND c.region = coalesce(p.region, '') AND c.cluster = coalesce(p.cluster, '')
    ), ${readSince(to)}
    SELECT s.id::text AS id, s.path AS label, NULL::timestamptz AS at, s.team, s.service, s.environment, s.backend,
           s.classification, s.id AS secret_id, NULL::text AS principal, c.since,
           c.since IS NOT NULL AND (s.id IN (SELECT secret_id FROM read_secret) OR s.identity IN (SELECT identity FROM accessed_secret)
             OR EXISTS (SELECT FROM prefix_read x WHERE x.last_at >= c.since AND starts_with(s.identity, x.prefix))) AS was_read
      FROM ${inventoryAt({ at: to, past })}
      LEFT JOIN provable_place c ON c.place_id = s.place_id
     WHERE s.is_live AND s.counted <> 'none'
       AND coalesce(s.created_at, s.first_recorded_at) <= ${daysBefore(to)}::timestamptz`;
}
