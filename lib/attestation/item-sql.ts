import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { absentAt } from "@/lib/inventory/registered-sql";
import { among } from "@/lib/kpis/filters";
import type { AttestationQuery } from "./model";
import type { Confirmer } from "./model/capacity";

/** How long before its end a confirmation is due soon. */
const noticeDays = 14;

/** Where a confirmation of row `s` stands at an instant; that nobody ever confirmed is told from the steps. */
export const standingSql = (now: Date) => Prisma.sql`(CASE
  WHEN s.attestation_due_at IS NULL OR s.owner IN (${absentAt(now).left}) THEN
    CASE WHEN EXISTS (SELECT FROM attestation a WHERE a.secret_id = s.id) THEN 'ended' ELSE 'never' END
  WHEN s.attestation_due_at <= ${now}::timestamptz THEN 'lapsed'
  WHEN s.attestation_due_at <= ${now}::timestamptz + make_interval(days => ${noticeDays}) THEN 'due-soon'
  ELSE 'confirmed' END)`;

/** What is due first comes first; before it, what nobody has confirmed or what has ended. */
export const dueKey = Prisma.sql`coalesce(s.attestation_due_at, '-infinity'::timestamptz)`;

/** SQL condition on `secret s`: the secrets of a list, inside the viewer's rows. */
export function listed(
  viewer: Viewer,
  confirmer: Confirmer,
  query: AttestationQuery,
  now: Date,
): Prisma.Sql {
  const parts = [Prisma.sql`s.removed_at IS NULL AND s.counted <> 'none'`, inRowsOf(viewer)];
  if (query.view === "mine") parts.push(isMine(confirmer));
  for (const column of ["team", "service", "environment"] as const)
    if (query[column].length > 0) parts.push(among(column, query[column]));
  if (query.secret) parts.push(Prisma.sql`s.id = ${query.secret}::uuid`);
  if (query.standing.length > 0) {
    parts.push(Prisma.sql`${standingSql(now)} = ANY(${query.standing})`);
  }
  if (query.mark) {
    parts.push(Prisma.sql`EXISTS (SELECT FROM attestation_mark m WHERE m.secret_id = s.id
      AND m.state = 'open' AND m.kind = ${query.mark})`);
  }
  return Prisma.join(parts, " AND ");
}

/** His own, those he stands in for, those of a team he leads, and what is to be handed over to him. */
function isMine({ id, standsInFor, leads }: Confirmer): Prisma.Sql {
  const owners = [id, ...standsInFor, ...leads];
  return Prisma.sql`(s.owner = ANY(${owners}) OR s.team = ANY(${[...leads]}) OR s.id IN (
    SELECT secret_id FROM attestation_mark WHERE state = 'open' AND to_person = ${id}))`;
}
