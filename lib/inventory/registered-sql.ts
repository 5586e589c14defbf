import { Prisma } from "@/lib/db/prisma";
import type { OwnerState } from "./model/owner-state";

/** A value that nobody but a source's default gave is not known. */
const known = (value: string, from: string) =>
  Prisma.raw(`(s.${value} IS NOT NULL AND s.${from} <> 'default')`);

/** Who cannot answer for anything at an instant: SELECTs of one column `id` each. */
export interface Absent {
  /** People who are here no more. */
  left: Prisma.Sql;
  /** Teams nobody leads: without a lead, or with one who is here no more. */
  leaderless: Prisma.Sql;
}

/** Those who are absent on the organisation's day of that instant. */
export function absentAt(at: Date): Absent {
  const left = Prisma.sql`
    SELECT id FROM person WHERE left_on <= (
      ${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date`;
  return {
    left,
    leaderless: Prisma.sql`SELECT id FROM team WHERE lead IS NULL OR lead IN (${left})`,
  };
}

const state = (name: OwnerState) => Prisma.raw(`'${name}'`);

/** The state of the owner of row `s` (lib/inventory/model/owner-state.ts is the same rule, pure). */
export const ownerState = ({ left, leaderless }: Absent): Prisma.Sql => Prisma.sql`CASE
  WHEN s.owner IS NULL THEN ${state("missing")}
  WHEN s.owner_from = 'default' THEN ${state("unconfirmed")}
  WHEN s.owner IN (${left}) THEN ${state("left")}
  WHEN s.owner IN (${leaderless}) THEN ${state("leaderless")}
  ELSE ${state("active")} END`;

/**
 * Whether everything about row `s` is known (docs/kpis.md, inventory-completion): an owner who is here,
 * classification, kind, environment, service, rotation policy and stop-time objective.
 */
export function isRegistered(absent: Absent): Prisma.Sql {
  return Prisma.sql`coalesce(
    ${ownerState(absent)} = ${state("active")} AND ${known("classification", "classification_from")}
    AND ${known("kind", "kind_from")} AND ${known("environment", "environment_from")}
    AND ${known("service", "service_from")} AND ${known("stop_time_minutes", "stop_time_from")}
    AND (s.counted = 'completion' OR s.max_age_seconds IS NOT NULL), FALSE)`;
}
