import { Prisma } from "@/lib/db/prisma";

/** A value that nobody but a source's default gave is not known. */
const known = (value: string, from: string) =>
  Prisma.raw(`(s.${value} IS NOT NULL AND s.${from} <> 'default')`);

/** SELECT of the ids of the people who are here no more on the organisation's day of that instant. */
export const leftBy = (at: Date) => Prisma.sql`
  SELECT id FROM person WHERE left_on <= (
    ${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date`;

/**
 * Whether everything about row `s` is known (docs/kpis.md, inventory-completion): an owner who is still here,
 * classification, kind, environment, service, rotation policy and stop-time objective.
 * @param left SELECT of the ids of those who are here no more
 */
export function isRegistered(left: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(
    ${known("owner", "owner_from")} AND ${known("classification", "classification_from")}
    AND ${known("kind", "kind_from")} AND ${known("environment", "environment_from")}
    AND ${known("service", "service_from")} AND ${known("stop_time_minutes", "stop_time_from")}
    AND (s.counted = 'completion' OR s.max_age_seconds IS NOT NULL)
    AND s.owner NOT IN (${left}), FALSE)`;
}
