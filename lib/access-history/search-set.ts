import { isIP } from "node:net";
import { Prisma } from "@/lib/db/prisma";
import { grams, likePattern, terms } from "@/lib/inventory/search";
import { cameFrom } from "./narrow";
import { inSet, setOf } from "./sets";

/** So many matches of a word are told by number. */
const MOST = 2000;

/**
 * SQL conditions on event `e`, one per word of a search: the word stands in the secret's path, service, team or owner, in
 * what the caller asked for, in the principal's or person's name, or is the source address.
 */
export async function searchConditions(q: string | undefined): Promise<Prisma.Sql[]> {
  return Promise.all(terms(q ?? "").map((term) => found(term)));
}

async function found(term: string): Promise<Prisma.Sql> {
  const like = likePattern(term);
  const [targets, principals] = await Promise.all([
    setOf(targetsNamed(term, like), MOST),
    setOf(
      Prisma.sql`SELECT p.id FROM access_principal p LEFT JOIN person o ON o.id = p.person_id
        WHERE lower(concat_ws(' ', p.name, p.key, p.session, p.identity, p.service, o.name, o.id)) LIKE ${like}`,
      MOST,
    ),
  ]);
  const parts = [
    inSet(Prisma.sql`e.target_id`, targets),
    inSet(Prisma.sql`e.principal_id`, principals),
    ...(isIP(term) > 0 ? [cameFrom([term])] : []),
  ];
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function targetsNamed(term: string, like: string): Prisma.Sql {
  const pieces = grams(term);
  const bySecret = pieces.length > 0 ? Prisma.sql`s.search_grams @> ${pieces} AND` : Prisma.empty;
  return Prisma.sql`SELECT t.id FROM access_target t WHERE t.label ILIKE ${like}
    UNION SELECT t.id FROM secret s JOIN access_target t ON t.secret_id = s.id
     WHERE ${bySecret} s.search_text LIKE ${like}`;
}
