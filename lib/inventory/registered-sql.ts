import { Prisma } from "@/lib/db/prisma";

/** A value that nobody but a source's default gave is not known. */
const known = (value: string, from: string) =>
  Prisma.raw(`(s.${value} IS NOT NULL AND s.${from} <> 'default')`);

/**
 * Whether everything about row `s` is known (docs/kpis.md, inventory-completion): an owner who is still here,
 * classification, kind, environment, service, rotation policy and stop-time objective.
 */
export function isRegistered(at: Date): Prisma.Sql {
  return Prisma.sql`coalesce(
    ${known("owner", "owner_from")} AND ${known("classification", "classification_from")}
    AND ${known("kind", "kind_from")} AND ${known("environment", "environment_from")}
    AND ${known("service", "service_from")} AND ${known("stop_time_minutes", "stop_time_from")}
    AND (s.counted = 'completion' OR s.max_age_seconds IS NOT NULL)
    AND s.owner NOT IN (SELECT id FROM person WHERE left_on <= (
      ${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date), FALSE)`;
}
