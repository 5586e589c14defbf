import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";
import { judgedPlain, looksLikeASecret } from "../plain-text-parameters/definition";

/** A Region that holds only replicas is a location too; a secret waiting for deletion is still there. */
const managed = Prisma.sql`(s.is_live AND s.type NOT IN ('string', 'string-list')
  AND (s.not_counted_because IS NULL OR s.not_counted_because IN ('replica', 'pending-deletion')))`;

/** Distinct locations that hold secrets: places of the backends, and what lies outside them. */
export const sprawl: KpiDefinition = {
  id: "sprawl",
  version: 2,
  unit: "count",
  direction: "down",
  target: 0,
  near: 10,
  population: Prisma.sql`(${managed} OR ${looksLikeASecret})`,
  member: Prisma.sql`(CASE WHEN s.type NOT IN ('string', 'string-list') THEN 'managed:' || s.place_id::text
    WHEN s.plain_text_pattern IS NOT NULL THEN 'plain-text:' || s.id::text END)`,
  parts: [
    { id: "managed", where: managed },
    { id: "plain-text", where: looksLikeASecret },
    // No scanner report is read yet: unknown, and the total is "at least".
    { id: "findings", where: null },
  ],
  judgedBy: ["plain-text", "findings"],
  excluded: [
    judgedPlain,
    {
      id: "unwatched",
      where: Prisma.sql`s.is_live AND s.not_counted_because = 'unwatched'`,
      byPerson: true,
    },
  ],
};
