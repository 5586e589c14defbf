/** What is stored of an exemption; everything else follows from it and the time. */
export interface ExemptionFacts {
  status: "requested" | "approved" | "rejected" | "withdrawn" | "ended";
  until: Date;
}

/**
 * requested: waits for a decision · lapsed: nobody decided before its last day was over · in-force: the secret leaves the
 * figure · expired: its last day is over · ended: before that, by a person or because the secret was made anew
 */
export const states = [
  "requested",
  "in-force",
  "expired",
  "ended",
  "rejected",
  "withdrawn",
  "lapsed",
] as const;
export type State = (typeof states)[number];

export const actions = ["approve", "reject", "withdraw", "end"] as const;
export type Action = (typeof actions)[number];

/** The state at an instant. The same as SQL: state-sql.ts. */
export function stateOf({ status, until }: ExemptionFacts, now: Date): State {
  const over = now >= until;
  if (status === "requested") return over ? "lapsed" : "requested";
  if (status === "approved") return over ? "expired" : "in-force";
  return status;
}

const possibleIn: Readonly<Record<State, readonly Action[]>> = {
  requested: ["approve", "reject", "withdraw"],
  "in-force": ["end"],
  expired: [],
  ended: [],
  rejected: [],
  withdrawn: [],
  lapsed: [],
};

/** What may be done with it now, whoever does it. */
export const possible = (facts: ExemptionFacts, now: Date): readonly Action[] =>
  possibleIn[stateOf(facts, now)];

const becomes: Readonly<Record<Action, ExemptionFacts["status"]>> = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  end: "ended",
};

/** The status an act leads to. Null: it is not possible now. */
export function after(
  facts: ExemptionFacts,
  action: Action,
  now: Date,
): ExemptionFacts["status"] | null {
  return possible(facts, now).includes(action) ? becomes[action] : null;
}
