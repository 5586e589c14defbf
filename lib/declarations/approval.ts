import { type Binding, can } from "@/lib/access-control/model";
import { bettersOwn } from "@/lib/access-control/separation";

/** Teams whose figures a change betters; null: it could not be told. `""` stands for what has no team. */
export type Bettered = readonly string[] | null;

export interface Decider {
  bindings: readonly Binding[];
  /** The team they belong to, and those they lead or manage. */
  teams: readonly string[];
}

/** Whether somebody may decide it, whoever asked for it. */
export function mayDecide({ bindings, teams }: Decider, bettered: Bettered): boolean {
  return bindings.some(
    ({ role, scope }) =>
      (role === "operator" || role === "manager") &&
      can([{ role, scope }], "declaration:decide") &&
      !bettersOwn(role, teams, bettered),
  );
}

/** How a declaration comes to hold. `alone`: it would take another, and there is none; marked, and listed for the auditor. */
export type Approval = "at-once" | "alone" | "another";

/**
 * What it takes. Two people where four eyes hold, and always somebody else where it betters a figure of the proposer's own
 * team; as long as nobody else could decide, the proposer's act counts as approved.
 */
export function approvalFor({
  twoPeople,
  fourEyes,
  proposer,
  bettered,
  others,
}: {
  /** Whether this kind of change is one that takes two. */
  twoPeople: boolean;
  fourEyes: boolean;
  proposer: Decider;
  bettered: Bettered;
  /** How many others could decide it. */
  others: number;
}): Approval {
  const separated = twoPeople && !mayDecide(proposer, bettered);
  if (!separated && !(twoPeople && fourEyes)) return "at-once";
  return others === 0 ? "alone" : "another";
}
