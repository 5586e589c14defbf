/** What somebody must answer for, of every secret: who creates it, rotates it, approves what happens to it, audits that. */
export const duties = ["creates", "rotates", "approves", "audits"] as const;
export type Duty = (typeof duties)[number];

export const isDuty = (text: string): text is Duty => duties.some((duty) => duty === text);

/** Duties a machine can have: nobody approves or audits by being started. */
export const byWorkload: readonly Duty[] = ["creates", "rotates"];

export const holderKinds = ["person", "team", "workload"] as const;
type HolderKind = (typeof holderKinds)[number];

/** Who has a duty: a person, a team, or the workload of a service, such as a rotation function. */
export interface Holder {
  readonly kind: HolderKind;
  /** The id in the register of people, teams or services. */
  readonly id: string;
}

/** As it is stored and compared: `team:platform`. */
export const holderText = ({ kind, id }: Holder): string => `${kind}:${id}`;

/** The holder a stored text names; null: it names none. */
export function holderOf(text: string | null): Holder | null {
  const at = text?.indexOf(":") ?? -1;
  const kind = holderKinds.find((one) => one === text?.slice(0, at));
  return text && kind && at + 1 < text.length ? { kind, id: text.slice(at + 1) } : null;
}

/** Who has a duty, and who says so: `person`, `rule:ID`, or `inherited` from the incarnation before. */
export interface Assigned {
  readonly holder: string;
  readonly from: string;
}

/** Who has which duty. Many secrets share one. */
export interface DutySet {
  /** UUID that follows from the content, so that every process names the same set alike. */
  readonly id: string;
  readonly of: Readonly<Record<Duty, Assigned | null>>;
}

/** Of each duty something. */
export function ofEach<Value>(give: (duty: Duty) => Value): Record<Duty, Value> {
  const [creates, rotates] = [give("creates"), give("rotates")];
  return { creates, rotates, approves: give("approves"), audits: give("audits") };
}
