/** As whom somebody confirms; the first that applies. An operator's word is recorded, and counts in a part of its own. */
export const capacities = ["owner", "delegate", "lead", "operator"] as const;
export type Capacity = (typeof capacities)[number];

/** A secret as far as it matters who may confirm it. */
export interface Confirmable {
  /** A person, or the id of a team. */
  owner: string | null;
  team: string | null;
}

/** What the registers and the roles say of who acts. */
export interface Confirmer {
  /** The id of the person, as owners are named. */
  id: string;
  /** Those in whose stead he confirms. */
  standsInFor: readonly string[];
  /** Ids of the teams he leads. */
  leads: readonly string[];
}

/**
 * In which capacity somebody may confirm a secret: its owner (for a secret of a team, who leads that team), the owner's
 * delegate, the lead of its team, an operator whose scope holds it. Null: he may not.
 */
export function capacityOf(
  { id, standsInFor, leads }: Confirmer,
  { owner, team }: Confirmable,
  asOperator: boolean,
): Capacity | null {
  if (owner !== null && (owner === id || leads.includes(owner))) return "owner";
  if (owner !== null && standsInFor.includes(owner)) return "delegate";
  if (team !== null && leads.includes(team)) return "lead";
  return asOperator ? "operator" : null;
}

/** Acts on more rows at once are marked, and the share of such confirmations stands beside the figure. */
const bulkFrom = 21;
export const isBulk = (rows: number): boolean => rows >= bulkFrom;
