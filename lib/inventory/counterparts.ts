import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { Counterpart } from "./model/counterpart";
import { namedAlike } from "./named-alike";

const Mine = z.object({ path: z.string(), environment: z.string().nullable() });

/**
 * Production secrets that have something in common with one that is not: of each no more than its service, its kind and
 * what is shared, yes or no. Whoever may see the one may know that; path, owner, dates and events of the other are told
 * by its own page, to who may open it. Of a production secret there are none. What the viewer may not see is not-found.
 */
export async function counterpartsOf(viewer: Viewer, id: string): Promise<Counterpart[]> {
  const missing = notFound("This secret does not exist, or it is outside what you may see.");
  if (!z.uuid().safeParse(id).success) throw missing;
  const [raw] = await prisma().$queryRaw<unknown[]>`
    SELECT s.path, s.environment FROM secret s WHERE s.id = ${id}::uuid AND ${inRowsOf(viewer)}`;
  if (!raw) throw missing;
  const mine = Mine.parse(raw);
  if (mine.environment === null || mine.environment === "prod") return [];
  const named = [...namedAlike(mine.path).keys()];
  // Joined by what is shared, each by an index or a short list; never a product of all with all.
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH me AS (SELECT s.*, p.account, p.region FROM secret s JOIN place p ON p.id = s.place_id WHERE s.id = ${id}::uuid),
         shared AS (
      SELECT s.id, s.service, s.kind, s.path = ANY(${named}) AS "sameName",
             (s.facts->>'kmsKeyId' = me.facts->>'kmsKeyId' AND me.facts->>'kmsKeyId' NOT LIKE '%alias/aws/%'
               AND (me.facts->>'kmsKeyId' LIKE 'arn:%' OR (p.account, p.region) = (me.account, me.region))) IS TRUE AS "sameKmsKey",
             (s.facts->'rotation'->>'lambdaArn' = me.facts->'rotation'->>'lambdaArn') IS TRUE AS "sameRotationFunction",
             EXISTS (SELECT FROM access_target a JOIN access_reader ar ON ar.target_id = a.id
                       JOIN access_principal w ON w.id = ar.principal_id AND w.kind = 'workload' AND NOT w.rotates
                       JOIN access_reader br ON br.principal_id = ar.principal_id
                       JOIN access_target b ON b.id = br.target_id
                      WHERE a.secret_id = me.id AND b.secret_id = s.id) AS "samePrincipal"
        FROM secret s JOIN place p ON p.id = s.place_id, me
       WHERE s.environment = 'prod' AND s.removed_at IS NULL
         AND (s.path = ANY(${named}) OR (s.service IS NOT DISTINCT FROM me.service AND me.service IS NOT NULL)))
    SELECT service, kind, "sameName", "sameKmsKey", "sameRotationFunction", "samePrincipal" FROM shared
     WHERE "sameName" OR "sameKmsKey" OR "sameRotationFunction" OR "samePrincipal"
     ORDER BY "sameName" DESC, service, kind, id LIMIT 50`;
  return z.array(Counterpart).parse(rows);
}
