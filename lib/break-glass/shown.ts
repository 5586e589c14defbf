import { seesRow } from "@/lib/access-control/levels";
import type { Viewer } from "@/lib/access-control/viewer";
import type { BreakGlassRequest } from "./model";
import { type Action, approvalOf, reviewOf, stateOf } from "./model/state";
import type { NameOf } from "./names";
import type { StoredRequest } from "./stored";

interface Shown {
  viewer: Viewer;
  names: NameOf;
  now: Date;
  mayDo: Action[];
}

/** A request as the API tells it to a viewer: its secrets as far as his scope goes. */
export function shown(
  request: StoredRequest,
  { viewer, names, now, mayDo }: Shown,
): BreakGlassRequest {
  const targets = request.targets.filter((target) => seesRow(viewer.bindings, target));
  const at = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: request.id,
    number: request.number,
    label: `BG-${request.number}`,
    state: stateOf(request, now),
    approval: approvalOf(request, now),
    review: reviewOf(request, now),
    emergency: request.emergency,
    person: names(request.personId),
    requestedBy: names(request.requestedBy),
    requestedAt: request.requestedAt.toISOString(),
    reason: request.reason,
    ticket: request.ticket,
    path: request.path,
    runbook: request.runbook,
    from: request.windowFrom.toISOString(),
    to: request.windowTo.toISOString(),
    endsAt: request.windowEndsAt.toISOString(),
    approveBy: request.approveBy.toISOString(),
    reviewBy: request.reviewBy.toISOString(),
    decidedAt: at(request.decidedAt),
    decidedBy: request.decidedBy === null ? null : names(request.decidedBy),
    reviewedAt: at(request.reviewedAt),
    reviewedBy: request.reviewedBy === null ? null : names(request.reviewedBy),
    outcome: request.outcome,
    accessEndedBy: request.accessEndedBy,
    accessEndedAt: at(request.accessEndedAt),
    targets,
    hiddenTargets: request.targets.length - targets.length,
    mayDo,
  };
}
