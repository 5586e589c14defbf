import { Prisma } from "@/lib/db/prisma";

/**
 * Every set of duties with what is wrong with each on the organisation's day of an instant, as a FROM item named `d`: the
 * columns of duty_set, and `<duty>_gap` (lib/duties/model/standing.ts is the same rule, pure), null where a living holder has it.
 */
export function judgedSets(at: Date): Prisma.Sql {
  return Prisma.sql`(
    WITH here AS (
      SELECT id, team FROM person WHERE left_on IS NULL OR left_on > (
        ${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date
    ), team_standing AS (
      SELECT t.id, CASE WHEN count(h.id) > 0 THEN 'living' ELSE 'empty' END AS standing,
             CASE WHEN count(h.id) = 1 THEN min(h.id) END AS sole
        FROM team t LEFT JOIN here h ON h.team = t.id OR h.id = t.lead GROUP BY t.id
    ), holder AS MATERIALIZED (
      SELECT 'person:' || p.id AS holder, CASE WHEN h.id IS NULL THEN 'left' ELSE 'living' END AS standing, h.id AS sole
        FROM person p LEFT JOIN here h ON h.id = p.id
      UNION ALL SELECT 'team:' || id, standing, sole FROM team_standing
      UNION ALL SELECT 'workload:' || s.id, coalesce(t.standing, 'unknown'), NULL
        FROM service s LEFT JOIN team_standing t ON t.id = s.team
    )
    SELECT d.*, ${gap("creates", "c")} AS creates_gap, ${gap("rotates", "r")} AS rotates_gap,
           coalesce(${gap("approves", "a")}, CASE WHEN d.approves = d.rotates OR a.sole = r.sole THEN 'same' END) AS approves_gap,
           ${gap("audits", "u")} AS audits_gap
      FROM duty_set d LEFT JOIN holder c ON c.holder = d.creates LEFT JOIN holder r ON r.holder = d.rotates
      LEFT JOIN holder a ON a.holder = d.approves LEFT JOIN holder u ON u.holder = d.audits
  ) AS d`;
}

const gap = (duty: string, holder: string) =>
  Prisma.raw(`CASE WHEN d.${duty} IS NULL THEN 'missing' WHEN ${holder}.standing IS NULL THEN 'unknown'
    WHEN ${holder}.standing <> 'living' THEN ${holder}.standing END`);
