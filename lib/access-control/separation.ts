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
