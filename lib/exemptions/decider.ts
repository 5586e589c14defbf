import { type ScopedRow, seesRow } from "@/lib/access-control/levels";
import type { Binding } from "@/lib/access-control/model";
import { bettersOwn, ownPart } from "@/lib/access-control/separation";

/** Who would decide: roles, and the teams he belongs to, leads or manages. */
export interface Decider {
  id: string;
  bindings: readonly Binding[];
  teams: readonly string[];
}

export type Refusal = "own-request" | "own-team" | "no-decider";

/**
 * Why somebody may not decide an exemption of this secret; null: he may. Nobody decides what he asked for, and nobody
 * what betters the figure of his own team: an operator does, or a manager of another team, whose scope holds it. What
 * belongs to no team, an operator decides.
 */
export function refusalToDecide(
  { id, bindings, teams }: Decider,
  secret: ScopedRow,
  requestedBy: string,
): Refusal | null {
  const bettered = secret.team === null ? null : [secret.team];
  const held = (["operator", "manager"] as const).filter((role) =>
    seesRow(
      bindings.filter((binding) => binding.role === role),
      secret,
    ),
  );
  if (held.every((role) => role === "manager" && bettered === null)) return "no-decider";
  if (ownPart("exemption:decide", id, { requester: requestedBy }) !== null) return "own-request";
  return held.every((role) => bettersOwn(role, teams, bettered)) ? "own-team" : null;
}

export const refusalText: Readonly<Record<Refusal, string>> = {
  "own-request": "Nobody decides an exemption he asked for: somebody else must.",
  "own-team":
    "This betters the figure of your own team: an operator or a manager of another team decides it.",
  "no-decider":
    "An operator, or a manager of another team whose scope holds the secret, decides this.",
};
