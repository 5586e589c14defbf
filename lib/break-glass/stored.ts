import "server-only";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { allowed } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { Target } from "./model";

/** A row of break_glass_request with its secrets as they are now. */
export const StoredRequest = z.object({
  id: z.string(),
  number: z.int(),
  personId: z.string(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  emergency: z.boolean(),
  reason: z.string(),
  ticket: z.string().nullable(),
  path: z.string().nullable(),
  runbook: z.string().nullable(),
  windowFrom: z.date(),
  windowTo: z.date(),
  windowEndsAt: z.date(),
  approveBy: z.date(),
  reviewBy: z.date(),
  status: z.enum(["requested", "approved", "rejected", "withdrawn"]),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  reviewedAt: z.date().nullable(),
  reviewedBy: z.string().nullable(),
  outcome: z.string().nullable(),
  accessEndedBy: z.string().nullable(),
  accessEndedAt: z.date().nullable(),
  targets: z.array(Target),
});
export type StoredRequest = z.infer<typeof StoredRequest>;

/** What StoredRequest is read from, for a request aliased `r`. */
export const storedColumns = `r.id, r.number, r.person_id AS "personId", r.requested_by AS "requestedBy",
  r.requested_at AS "requestedAt", r.emergency, r.reason, r.ticket, r.path, r.runbook, r.window_from AS "windowFrom",
  r.window_to AS "windowTo", r.window_ends_at AS "windowEndsAt", r.approve_by AS "approveBy", r.review_by AS "reviewBy",
  r.status, r.decided_at AS "decidedAt", r.decided_by AS "decidedBy", r.reviewed_at AS "reviewedAt",
  r.reviewed_by AS "reviewedBy", r.outcome, r.access_ended_by AS "accessEndedBy", r.access_ended_at AS "accessEndedAt",
  (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'path', s.path, 'backend', s.backend, 'team', s.team,
                                       'service', s.service, 'environment', s.environment) ORDER BY s.path, s.id)
     FROM break_glass_target t JOIN secret s ON s.id = t.secret_id WHERE t.request_id = r.id) AS targets`;

/** Whether one of the viewer's roles that may do it covers every secret of the request. */
export function coversAll(
  viewer: Viewer,
  { targets }: Pick<StoredRequest, "targets">,
  permission: "breakglass:decide" | "breakglass:review",
): boolean {
  const bindings = viewer.bindings.filter(({ role }) => allowed[role].includes(permission));
  return bindings.length > 0 && targets.every((target) => seesRow(bindings, target));
}
