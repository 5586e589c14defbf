import "server-only";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { Statement } from "./model/secret";

const Row = Statement.extend({ at: z.date().transform((at) => at.toISOString()) });

/** What people said of one secret until an instant, newest first; at most 200. */
export async function statementsOf(id: string, until: Date): Promise<Statement[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.attribute, s.value, s.before, s.before_from AS "beforeFrom", s.reason,
           coalesce(nullif(u.name, ''), p.name, s.set_by) AS by, s.set_at AS at, s.together
      FROM attribute_statement s
      LEFT JOIN app_user u ON u.email = s.set_by AND s.set_by_kind = 'person'
      LEFT JOIN person p ON p.id = s.set_by AND s.set_by_kind = 'person'
     WHERE s.secret_id = ${id}::uuid AND s.set_at <= ${until}
     ORDER BY s.id DESC LIMIT 200`;
  return z.array(Row).parse(rows);
}
