/** Whether somebody answers for a secret. Everything but `active` is an owner who is not there. */
export const ownerStates = ["missing", "unconfirmed", "left", "leaderless", "active"] as const;
export type OwnerState = (typeof ownerStates)[number];

export interface Register {
  readonly people: readonly { id: string; leftOn: string | null }[];
  readonly teams: readonly { id: string; lead: string | null }[];
}

/**
 * The state of an owner on a day of the organisation (YYYY-MM-DD), first that applies: nobody is named; only a default
 * of the source names one, which nobody has confirmed; the person is here no more from that day on; the team has no lead,
 * or one who is here no more. Whom no register knows counts as here. Pure.
 */
export function ownerStateOf(
  { owner, from }: { owner: string | null; from: string | null },
  { people, teams }: Register,
  day: string,
): OwnerState {
  const hasLeft = (id: string) =>
    people.some((person) => person.id === id && person.leftOn !== null && person.leftOn <= day);
  if (owner === null) return "missing";
  if (from === "default") return "unconfirmed";
  if (hasLeft(owner)) return "left";
  const team = teams.find(({ id }) => id === owner);
  if (team && (team.lead === null || hasLeft(team.lead))) return "leaderless";
  return "active";
}
