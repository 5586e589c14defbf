import { ownPart } from "@/lib/access-control/separation";
import type { Viewer } from "@/lib/access-control/viewer";
import { partiesOf } from "./actor";
import { type Action, possible } from "./model/state";
import { coversAll, type StoredRequest } from "./stored";

/** Why somebody may not do it; null: he may, as far as the state of the request allows. */
export function refusal(
  viewer: Viewer,
  actor: string,
  request: StoredRequest,
  action: Action,
): string | null {
  const parties = partiesOf(request);
  const own = Object.values(parties).includes(actor);
  const another = (act: "decide" | "review") =>
    ownPart(`break-glass:${act}`, actor, parties) === null;
  switch (action) {
    case "approve":
    case "reject":
      if (!another("decide")) return "Nobody decides a request of his own: somebody else must.";
      return coversAll(viewer, request, "breakglass:decide")
        ? null
        : "A manager whose scope holds all its secrets decides this, or an operator.";
    case "review":
      if (!another("review")) return "Nobody reviews his own access: somebody else must.";
      return coversAll(viewer, request, "breakglass:review")
        ? null
        : "A manager whose scope holds all its secrets reviews this, or an operator.";
    case "withdraw":
      return own ? null : "Only who asked withdraws a request; an approver rejects it.";
    case "end":
      return own || coversAll(viewer, request, "breakglass:decide")
        ? null
        : "Who asked, or an approver, ends a window.";
  }
}

/** What this viewer may do with a request at an instant. */
export function mayDo(viewer: Viewer, actor: string, request: StoredRequest, now: Date): Action[] {
  return possible(request, now).filter(
    (action) => refusal(viewer, actor, request, action) === null,
  );
}
