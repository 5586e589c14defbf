import { ownPart } from "@/lib/access-control/separation";
import type { MarkAct } from "./model";
import { type Confirmable, type Confirmer, capacityOf } from "./model/capacity";

interface Asker {
  confirmer: Confirmer;
  asOperator: boolean;
  secret: Confirmable;
}

interface OpenMark {
  kind: "hand-over" | "retire";
  to: string | null;
  by: string;
}

/**
 * What somebody may do with an open mark. A hand-over is accepted or declined by whom it is handed over to, by the lead of
 * its team or by an operator, never by who proposed it; either is taken back by who made it, or who may confirm the
 * secret.
 */
export function mayDoWith({ confirmer, asOperator, secret }: Asker, mark: OpenMark): MarkAct[] {
  const capacity = capacityOf(confirmer, secret, asOperator);
  const decides =
    mark.kind === "hand-over" &&
    ownPart("hand-over:decide", confirmer.id, { requester: mark.by }) === null &&
    (mark.to === confirmer.id || capacity === "lead" || asOperator);
  const withdraws = mark.by === confirmer.id || (mark.kind === "retire" && capacity !== null);
  return [
    ...(decides ? (["accept", "decline"] as const) : []),
    ...(withdraws ? (["withdraw"] as const) : []),
  ];
}
