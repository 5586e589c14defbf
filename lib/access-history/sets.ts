import { z } from "zod";
import { inPersonsOf } from "@/lib/access-control/scope-sql";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { among } from "@/lib/kpis/filters";
import type { AccessFilters } from "./model/query";

/** So many targets or principals are read one by one along their index; of more, the database chooses the way. */
const FEW = 64;

/** Numbers of a dictionary: a few by number, or many by query. */
export type IdSet = { few: number[] } | { many: Prisma.Sql };

/** Targets the filters and the viewer's scope leave; null: any, also events without a target. */
export async function targetsOf(viewer: Viewer, filters: AccessFilters): Promise<IdSet | null> {
  const conditions: Prisma.Sql[] = [];
  if (filters.secretId.length > 0)
    conditions.push(Prisma.sql`t.secret_id = ANY(${filters.secretId}::uuid[])`);
  const attributes = attributeConditions(viewer, filters);
  // What has no attributes has no secret to be found by.
  if (attributes.length > 0 && !mentionsUnassigned(viewer, filters)) {
    const all = Prisma.join(attributes, " AND ");
    conditions.push(Prisma.sql`t.secret_id IN (SELECT s.id FROM secret s WHERE ${all}
      UNION SELECT s.id FROM secret_history s WHERE ${all})`);
  }
  if (filters.inventory === "no")
    conditions.push(Prisma.sql`t.secret_id IS NULL AND NOT t.path_level`);
  if (filters.inventory === "yes") conditions.push(Prisma.sql`t.secret_id IS NOT NULL`);
  if (conditions.length === 0) return null;
  return setOf(
    Prisma.sql`SELECT t.id FROM access_target t WHERE ${Prisma.join(conditions, " AND ")}`,
  );
}

/** Conditions on `s`, the attributes at event time: the filters', and the viewer's scope unless it is everything. */
export function attributeConditions(viewer: Viewer, filters: AccessFilters): Prisma.Sql[] {
  const asked = (["team", "service", "environment"] as const).flatMap((key) =>
    filters[key].length > 0 ? [among(key, filters[key])] : [],
  );
  return seesEveryPerson(viewer) ? asked : [inPersonsOf(viewer), ...asked];
}

function mentionsUnassigned({ bindings }: Viewer, filters: AccessFilters): boolean {
  const asked = [...filters.team, ...filters.service, ...filters.environment];
  if (asked.includes("unassigned")) return true;
  return bindings.some(({ scope }) =>
    scope.some((item) => Object.values(item).some((values) => values.includes("unassigned"))),
  );
}

/** Principals the filters leave; null: any. */
export async function principalsOf(filters: AccessFilters): Promise<IdSet | null> {
  const { principal, person, consumer, kind, left } = filters;
  const conditions: Prisma.Sql[] = [];
  if (principal.length > 0) conditions.push(isPrincipal(principal));
  if (person.length > 0) conditions.push(Prisma.sql`p.person_id = ANY(${person})`);
  if (consumer.length > 0) conditions.push(Prisma.sql`p.service = ANY(${consumer})`);
  if (kind.length > 0) conditions.push(Prisma.sql`p.kind = ANY(${kind})`);
  if (left)
    conditions.push(
      Prisma.sql`EXISTS (SELECT FROM person o WHERE o.id = p.person_id AND o.left_on IS NOT NULL)`,
    );
  if (conditions.length === 0) return null;
  return setOf(
    Prisma.sql`SELECT p.id FROM access_principal p WHERE ${Prisma.join(conditions, " AND ")}`,
  );
}

/** SQL condition on principal `p`: its id is among these, or its key or name; digits alone are an id. */
export function isPrincipal(values: readonly string[]): Prisma.Sql {
  const ids = values.filter((value) => /^\d{1,9}$/.test(value)).map(Number);
  const words = values.filter((value) => !/^\d{1,9}$/.test(value));
  const parts = [
    ...(ids.length > 0 ? [Prisma.sql`p.id = ANY(${ids}::int[])`] : []),
    ...(words.length > 0 ? [Prisma.sql`p.key = ANY(${words}) OR p.name = ANY(${words})`] : []),
  ];
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

const Id = z.object({ id: z.int() });

/** The numbers themselves where they are few, else the query. */
export async function setOf(query: Prisma.Sql, few: number = FEW): Promise<IdSet> {
  const rows = await prisma().$queryRaw<unknown[]>`${query} LIMIT ${few + 1}`;
  if (rows.length > few) return { many: query };
  return {
    few: z
      .array(Id)
      .parse(rows)
      .map(({ id }) => id),
  };
}

/** SQL condition: the column is in the set. */
export function inSet(column: Prisma.Sql, set: IdSet): Prisma.Sql {
  return "few" in set
    ? Prisma.sql`${column} = ANY(${set.few}::int[])`
    : Prisma.sql`${column} IN (${set.many})`;
}

/** The numbers of operations, contexts and Kagimori's own principals: small dictionaries. */
export async function idsOf(query: Prisma.Sql): Promise<number[]> {
  return z
    .array(Id)
    .parse(await prisma().$queryRaw<unknown[]>(query))
    .map(({ id }) => id);
}
