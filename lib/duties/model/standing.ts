import { type Duty, holderOf, ofEach } from "../model";
import type { Gap } from "./gaps";

/** Whether somebody is there who has it; the gap where nobody is. */
type Standing = "living" | Exclude<Gap, "same">;

/** People, teams and services as the registers have them. */
export interface Registered {
  /** Person → team and first day without them. */
  readonly people: ReadonlyMap<string, { team: string | null; leftOn: string | null }>;
  /** Team → who leads it. */
  readonly teams: ReadonlyMap<string, string | null>;
  /** Service → the team that runs it. */
  readonly services: ReadonlyMap<string, string | null>;
}

/** Who stands behind a holder, judged on a day. */
export interface Judge {
  standing(holder: string | null): Standing;
  /** Whether two holders come down to the same: the same holder, or one and the same person. */
  isSame(a: string | null, b: string | null): boolean;
}

/** @param day of the organisation, YYYY-MM-DD. Pure. */
export function judging({ people, teams, services }: Registered, day: string): Judge {
  const isHere = (id: string) => {
    const person = people.get(id);
    return person !== undefined && (person.leftOn === null || person.leftOn > day);
  };
  const members = new Map<string, Set<string>>();
  for (const [team, lead] of teams) members.set(team, new Set(lead && isHere(lead) ? [lead] : []));
  for (const [id, { team }] of people) if (team && isHere(id)) members.get(team)?.add(id);

  const ofTeam = (id: string | null | undefined): Standing => {
    const found = id ? members.get(id) : undefined;
    if (!found) return "unknown";
    return found.size > 0 ? "living" : "empty";
  };

  function standing(text: string | null): Standing {
    if (text === null) return "missing";
    const holder = holderOf(text);
    if (!holder) return "unknown";
    if (holder.kind === "team") return ofTeam(holder.id);
    if (holder.kind === "workload") return ofTeam(services.get(holder.id));
    if (!people.has(holder.id)) return "unknown";
    return isHere(holder.id) ? "living" : "left";
  }

  /** The one person behind a person or a team; null: several, none, or a machine. */
  function only(text: string): string | null {
    const holder = holderOf(text);
    if (holder?.kind === "person") return holder.id;
    const found = holder?.kind === "team" ? members.get(holder.id) : undefined;
    return found?.size === 1 ? ([...found][0] ?? null) : null;
  }

  return {
    standing,
    isSame(a, b) {
      if (a === null || b === null) return false;
      const one = only(a);
      return a === b || (one !== null && one === only(b));
    },
  };
}

/** The gap of each duty of a set; null where there is none. Of who rotates and approves alike the approval is at fault. */
export function gapsOf(
  holders: Readonly<Record<Duty, string | null>>,
  { standing, isSame }: Judge,
): Record<Duty, Gap | null> {
  return ofEach((duty) => {
    const found = standing(holders[duty]);
    if (found !== "living") return found;
    return duty === "approves" && isSame(holders.rotates, holders.approves) ? "same" : null;
  });
}
