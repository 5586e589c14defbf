import { z } from "zod";
import { inPersonsOf } from "@/lib/access-control/scope-sql";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { PersonAccess } from "./model/readers";
import { PrincipalKind } from "./model/terms";

const text = z.string().nullable();
const PrincipalRow = z.object({
  id: z.number(),
  kind: PrincipalKind,
  name: z.string(),
  key: z.string(),
  type: z.string(),
  role: text,
  session: text,
  service: text,
});
const SecretRow = z.object({
  secret_id: text,
  target: z.string(),
  environment: text,
  first_at: z.date(),
  last_at: z.date(),
  reads: z.int(),
  since_rotation: z.boolean().nullable(),
});

/**
 * What one person is known by and which secrets were read, as far as the viewer may see persons of those secrets (by
 * their present attributes). It keeps no record of being looked at, and asks for no purpose: the route does.
 */
export async function readPersonAccess(viewer: Viewer, id: string): Promise<PersonAccess> {
  const [registered, principals, secrets] = await Promise.all([
    prisma().person.findUnique({ where: { id } }),
    prisma().$queryRaw<unknown[]>`
      SELECT p.id, p.kind, p.name, p.key, p.type, p.role, p.session, p.service
        FROM access_principal p
       WHERE p.person_id = ${id} AND (${seesEveryPerson(viewer)} OR EXISTS (
               SELECT FROM access_reader r JOIN access_target t ON t.id = r.target_id
                 LEFT JOIN secret s ON s.id = t.secret_id
                WHERE r.principal_id = p.id AND ${inPersonsOf(viewer)}))
       ORDER BY p.first_seen_at, p.id LIMIT 100`,
    prisma().$queryRaw<unknown[]>`
      SELECT t.secret_id, coalesce(s.path, t.label) AS target, s.environment,
             min(r.first_at) AS first_at, max(r.last_at) AS last_at, sum(r.reads)::int AS reads,
             bool_or(r.last_at >= s.value_changed_at) AS since_rotation
        FROM access_principal p JOIN access_reader r ON r.principal_id = p.id JOIN access_target t ON t.id = r.target_id
        LEFT JOIN secret s ON s.id = t.secret_id
       WHERE p.person_id = ${id} AND ${inPersonsOf(viewer)}
       GROUP BY t.secret_id, s.path, t.label, s.environment ORDER BY last_at DESC, target LIMIT 200`,
  ]);
  // Who read nothing in the viewer's scope is a stranger to him.
  const person = seesEveryPerson(viewer) || principals.length > 0 ? registered : null;
  const leftOn = person?.leftOn?.toISOString().slice(0, 10) ?? null;
  return {
    id,
    name: person?.name ?? null,
    team: person?.team ?? null,
    leftOn,
    principals: z
      .array(PrincipalRow)
      .parse(principals)
      .map((row) => ({
        ...row,
        id: String(row.id),
        person: id,
        personName: person?.name ?? null,
        leftOn,
      })),
    secrets: z
      .array(SecretRow)
      .parse(secrets)
      .map((row) => ({
        secretId: row.secret_id,
        target: row.target,
        environment: row.environment,
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        reads: row.reads,
        sinceRotation: row.since_rotation,
      })),
  };
}
