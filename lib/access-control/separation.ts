import type { Binding } from "./model";

/** Who has a part in what is to be judged. */
export interface Parties {
  /** Who asked for it, or did it. */
  requester?: string | undefined;
  /** Whom it is for. */
  beneficiary?: string | undefined;
}

/** Acts that judge somebody's doing → whose doing they may not be. The one table of the separation of duties. */
export const separated = {
  "break-glass:decide": ["requester", "beneficiary"],
  "break-glass:review": ["requester", "beneficiary"],
  "break-glass:settle": ["beneficiary"],
  "hand-over:decide": ["requester"],
  "declaration:decide": ["requester"],
  // Nobody makes himself the one who approves or audits.
  "duty:assign": ["beneficiary"],
  // Besides, nobody betters the figure of his own team (bettersOwn).
  "exemption:decide": ["requester"],
  // Nobody gives himself a role; who is to get it does not decide either.
  "role:grant": ["beneficiary"],
  "role:decide": ["requester", "beneficiary"],
} as const satisfies Record<string, readonly (keyof Parties)[]>;

/** Which part the actor has in it that forbids the act; null: none. People are compared as they are named. */
export function ownPart(
  act: keyof typeof separated,
  actor: string,
  parties: Parties,
): keyof Parties | null {
  return separated[act].find((party) => parties[party] === actor) ?? null;
}

/**
 * Whether this binding lets its holder take secrets out of the counts: nobody betters the figure of his own team, so an
 * operator does, or a manager whose binding names no team.
 */
export function mayUncount({ role, scope }: Binding): boolean {
  return role === "operator" || (role === "manager" && scope.every(({ team }) => !team));
}

/**
 * Whether somebody of these teams would decide a change that betters a figure of their own team: an exclusion, an exemption,
 * a policy. Those need an operator, or a manager of another team. An operator keeps the policies of everybody, so that only
 * what betters no other team is their own; what could not be told is nobody's to wave through but an operator's.
 * @param bettered ids of teams; null: it could not be told
 */
export function bettersOwn(
  role: "operator" | "manager",
  own: readonly string[],
  bettered: readonly string[] | null,
): boolean {
  if (role === "manager") return bettered === null || bettered.some((team) => own.includes(team));
  return bettered !== null && bettered.length > 0 && bettered.every((team) => own.includes(team));
}
