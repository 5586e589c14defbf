import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import type { AccessFilters } from "./model/query";
import { isPrincipal } from "./sets";

const Row = z.object({ id: z.string() });

/** The persons whose behaviour these filters follow: named as persons, or by principals that are persons. */
export async function followedPersons(filters: AccessFilters): Promise<string[]> {
  const { person, principal } = filters;
  if (principal.length === 0) return [...new Set(person)];
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT DISTINCT coalesce(p.person_id, p.name) AS id FROM access_principal p
     WHERE (p.kind = 'person' OR p.person_id IS NOT NULL) AND ${isPrincipal(principal)}`;
  const named = z
    .array(Row)
    .parse(rows)
    .map(({ id }) => id);
  return [...new Set([...person, ...named])];
}
