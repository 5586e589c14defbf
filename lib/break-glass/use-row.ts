import "server-only";
import { z } from "zod";
import { inPersonsOf, inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { deciderOf } from "./covered-sql";
import { BreakGlassUse } from "./model";
import { outside } from "./model/kinds";
import { states } from "./model/state";
import { stateSql } from "./state-sql";
import { byScope } from "./visible";

const kept = BreakGlassUse.pick({
  id: true,
  kind: true,
  reads: true,
  inside: true,
  ui: true,
  open: true,
}).extend(BreakGlassUse.shape.secret.omit({ id: true }).shape);

/** What is read of a use: what it says, what it says of the secret, and what becomes the rest. */
export const UseRow = z.object({
  ...kept.shape,
  person: z.string().nullable(),
  /** What an unresolved principal is called in the log. */
  principal: z.string().nullable(),
  own: z.boolean(),
  secret_id: z.string().nullable(),
  request: z
    .object({
      id: z.string(),
      label: z.string(),
      state: z.enum(states),
      reason: z.string(),
      opens: z.coerce.date(),
      ends: z.coerce.date(),
    })
    .nullable(),
  began_at: z.date(),
  last_at: z.date(),
  at_edge: z.boolean(),
  points: z.array(z.object({ at: z.coerce.date(), inside: z.boolean() })),
  settlement: z
    .object({ at: z.coerce.date(), by: z.string(), outcome: z.string(), reason: z.string() })
    .nullable(),
});
export type UseRow = z.infer<typeof UseRow>;

const names = [...outside];

/**
 * CTE `shown_use`, after those of usesBetween: the uses this viewer may see, with the person where he may know it. Members see
 * their own; a name is for auditors and operators, and for who decides the request it belongs to.
 */
export function usesShownTo(viewer: Viewer, actor: string, now: Date): Prisma.Sql {
  const known = Prisma.sql`(s.person = ${actor} OR ${inPersonsOf(viewer)} OR ${deciderOf(viewer, Prisma.sql`s.request_id`)})`;
  const scoped = { ...viewer, bindings: byScope(viewer) };
  return Prisma.sql`
    shown_use AS (
      SELECT s.*, coalesce(i.path, t.label) AS path, s.person = ${actor} AS own,
             CASE WHEN ${known} AND NOT s.unresolved THEN s.person END AS person_shown,
             CASE WHEN ${inPersonsOf(viewer)} AND s.unresolved THEN p.name END AS principal,
             CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'label', 'BG-' || r.number, 'state', ${stateSql(now)},
               'reason', r.reason, 'opens', w.opens, 'ends', w.ends) END AS request,
             CASE WHEN done.id IS NOT NULL THEN jsonb_build_object('at', done.at, 'by', done.actor, 'outcome', done.outcome,
               'reason', done.reason) END AS settlement,
             s.kind = ANY(${names}) AND done.id IS NULL AND r.reviewed_at IS NULL AS open
        FROM used s
        JOIN access_target t ON t.id = s.target_id
        JOIN access_principal p ON p.id = s.principal_id
        LEFT JOIN secret i ON i.id = s.secret_id
        LEFT JOIN break_glass_request r ON r.id = s.request_id
        LEFT JOIN win w ON w.id = s.request_id
        LEFT JOIN LATERAL (SELECT * FROM break_glass_settlement b WHERE b.use_id = s.id ORDER BY b.id DESC LIMIT 1) done ON TRUE
       WHERE s.person = ${actor} OR ${inRowsOf(scoped)}
    )`;
}

/** The columns of UseRow, from shown_use as `s`. */
export const useColumns = Prisma.raw(
  `s.id, s.kind, s.person_shown AS person, s.principal, s.own, s.secret_id, s.path, s.backend, s.team, s.service, s.environment,
   s.request, s.began_at, s.last_at, s.reads, s.inside, s.at_edge, s.ui, s.points, s.open, s.settlement`,
);
