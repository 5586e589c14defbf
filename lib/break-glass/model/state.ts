/** What is stored of a request; everything else follows from it and the time. */
export interface RequestFacts {
  emergency: boolean;
  status: "requested" | "approved" | "rejected" | "withdrawn";
  windowFrom: Date;
  windowEndsAt: Date;
  approveBy: Date;
  reviewBy: Date;
  reviewedAt: Date | null;
}

/**
 * requested: waits for a decision · lapsed: nobody decided before the window ended · scheduled: approved, not begun ·
 * open: reads are judged as inside · ended: waits for its review
 */
export const states = [
  "requested",
  "lapsed",
  "rejected",
  "withdrawn",
  "scheduled",
  "open",
  "ended",
  "reviewed",
] as const;
export type State = (typeof states)[number];

export const approvals = ["waiting", "overdue", "approved", "rejected", "none"] as const;
export const reviews = ["not-yet", "waiting", "overdue", "done", "none"] as const;

export const actions = ["approve", "reject", "withdraw", "end", "review"] as const;
export type Action = (typeof actions)[number];

/** The state at an instant. */
export function stateOf(facts: RequestFacts, now: Date): State {
  if (facts.status === "withdrawn") return "withdrawn";
  if (facts.reviewedAt !== null) return "reviewed";
  const over = now >= facts.windowEndsAt;
  // An emergency has begun, whatever is decided afterwards.
  if (facts.status === "requested" && !facts.emergency) return over ? "lapsed" : "requested";
  if (facts.status === "rejected" && !facts.emergency) return "rejected";
  if (over || facts.status === "rejected") return "ended";
  return now < facts.windowFrom ? "scheduled" : "open";
}

/** Whether it is approved, or how long it has waited for that. */
export function approvalOf(facts: RequestFacts, now: Date): (typeof approvals)[number] {
  if (facts.status === "approved" || facts.status === "rejected") return facts.status;
  if (facts.status === "withdrawn" || stateOf(facts, now) === "lapsed") return "none";
  return now >= facts.approveBy ? "overdue" : "waiting";
}

/** Whether it was reviewed, or how long it has waited for that. */
export function reviewOf(facts: RequestFacts, now: Date): (typeof reviews)[number] {
  const state = stateOf(facts, now);
  if (state === "reviewed") return "done";
  // An emergency is decided first.
  if (state === "ended" && facts.status === "requested") return "not-yet";
  if (state === "ended") return now >= facts.reviewBy ? "overdue" : "waiting";
  return state === "rejected" || state === "withdrawn" || state === "lapsed" ? "none" : "not-yet";
}

/** What may be done with it now, whoever does it. */
export function possible(facts: RequestFacts, now: Date): Action[] {
  const state = stateOf(facts, now);
  const undecided = facts.status === "requested";
  const can: Record<Action, boolean> = {
    approve: undecided && state !== "lapsed",
    reject: undecided && state !== "lapsed",
    withdraw: !facts.emergency && (state === "requested" || state === "scheduled"),
    end: state === "open",
    review: state === "ended" && !undecided,
  };
  return actions.filter((action) => can[action]);
}

/** The stored fields an act changes. Null: it is not possible now. */
export function after(facts: RequestFacts, action: Action, now: Date): Partial<StoredAct> | null {
  if (!possible(facts, now).includes(action)) return null;
  switch (action) {
    case "approve":
      return { status: "approved", decidedAt: now };
    case "reject":
      // What goes on without approval ends with the refusal.
      return {
        status: "rejected",
        decidedAt: now,
        ...(facts.emergency && now < facts.windowEndsAt ? endedEarly(facts, now) : {}),
      };
    case "withdraw":
      return { status: "withdrawn", withdrawnAt: now };
    case "end":
      return endedEarly(facts, now);
    case "review":
      return { reviewedAt: now };
  }
}

interface StoredAct {
  status: RequestFacts["status"];
  decidedAt: Date;
  withdrawnAt: Date;
  endedAt: Date;
  windowEndsAt: Date;
  reviewBy: Date;
  reviewedAt: Date;
}

/** The time for the review counts from the end. */
function endedEarly({ reviewBy, windowEndsAt }: RequestFacts, now: Date) {
  const reviewWithin = reviewBy.getTime() - windowEndsAt.getTime();
  return { endedAt: now, windowEndsAt: now, reviewBy: new Date(now.getTime() + reviewWithin) };
}
