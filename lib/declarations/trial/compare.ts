import { type Intervals, intervalOf } from "@/lib/attestation/model/interval";
import { duties } from "@/lib/duties/model";
import type { DerivedSecret } from "@/lib/inventory/derived-secret";
import { ownerStateOf, type Register } from "@/lib/inventory/model/owner-state";
import { rotationState } from "@/lib/rotation/model";
import type { AttributeChange, TrialAttribute } from "../model/trial";

/** What rules do not decide, of the row as it is stored. */
export interface Standing {
  exempt: boolean;
  /** When somebody confirmed it, by owner, delegate or lead; null: nobody, or not in a way that counts. */
  attestedAt: Date | null;
  attestedAs: string | null;
  /** Whether that holds now. */
  attested: boolean;
}

/** What the attestation intervals and the registers make of a row. */
export interface Judge {
  intervals: Intervals;
  register: Register;
  /** The organisation's day, YYYY-MM-DD. */
  day: string;
  now: Date;
}

export interface Judged {
  completion: { in: boolean; good: boolean };
  rotation: { in: boolean; good: boolean };
  naming: { in: boolean; good: boolean };
  state: ReturnType<typeof rotationState>;
  attested: boolean;
}

/** How a row counts in the figures that rest on rules and policies. The same as their definitions in SQL. */
export function judgeRow(
  row: DerivedSecret,
  standing: Standing,
  { intervals, register, day, now }: Judge,
  before?: DerivedSecret,
): Judged {
  const state = rotationState(row, now);
  const attested = before
    ? stays(before, row) && holds(standing, intervalOf(intervals, row.environment), now)
    : standing.attested;
  return {
    state,
    attested,
    completion: {
      in: row.counted !== "none",
      good: row.counted !== "none" && attested && isRegistered(row, register, day),
    },
    rotation: {
      in: row.counted === "both" && !standing.exempt,
      good:
        row.counted === "both" &&
        !standing.exempt &&
        (state === "compliant" || state === "due-soon"),
    },
    naming: {
      in: row.counted !== "none" && row.namingRule !== null,
      good: row.counted !== "none" && row.namingOk === true,
    },
  };
}

/** A confirmation ends when owner, environment or classification change. */
const stays = (before: DerivedSecret, after: DerivedSecret) =>
  before.owner === after.owner &&
  before.environment === after.environment &&
  before.classification === after.classification;

function holds({ attestedAt, attestedAs }: Standing, seconds: number, now: Date): boolean {
  if (attestedAt === null || attestedAs === null || attestedAs === "operator") return false;
  return attestedAt.getTime() + seconds * 1000 > now.getTime();
}

function isRegistered(row: DerivedSecret, register: Register, day: string): boolean {
  const known = (value: unknown, from: string | null) => value !== null && from !== "default";
  const owner = ownerStateOf({ owner: row.owner, from: row.ownerFrom }, register, day);
  return (
    owner === "active" &&
    known(row.classification, row.classificationFrom) &&
    known(row.kind, row.kindFrom) &&
    known(row.environment, row.environmentFrom) &&
    known(row.service, row.serviceFrom) &&
    known(row.stopTimeMinutes, row.stopTimeFrom) &&
    (row.counted === "completion" || row.maxAgeSeconds !== null)
  );
}

/** What of a row comes out otherwise. */
export function differences(
  before: { row: DerivedSecret; judged: Judged },
  after: { row: DerivedSecret; judged: Judged },
): AttributeChange[] {
  const a = facts(before.row, before.judged);
  const b = facts(after.row, after.judged);
  return a.flatMap((was, at) => {
    const is = b[at];
    if (!is || (was.value === is.value && was.from === is.from)) return [];
    const { attribute } = was;
    return [
      { attribute, before: was.value, after: is.value, fromBefore: was.from, fromAfter: is.from },
    ];
  });
}

interface Fact {
  attribute: TrialAttribute;
  value: string | null;
  from: string | null;
}

function facts(row: DerivedSecret, { state, attested }: Judged): Fact[] {
  const fact = (attribute: TrialAttribute, value: string | null, from: string | null = null) => ({
    attribute,
    value,
    from,
  });
  const minutes = row.stopTimeMinutes;
  return [
    fact("environment", row.environment, row.environmentFrom),
    fact("service", row.service, row.serviceFrom),
    fact("team", row.team, row.teamFrom),
    fact("owner", row.owner, row.ownerFrom),
    fact("kind", row.kind, row.kindFrom),
    fact("classification", row.classification, row.classificationFrom),
    fact("stopTimeObjective", minutes === null ? null : `${minutes}`, row.stopTimeFrom),
    fact("counted", row.notCountedBecause ?? row.counted),
    fact(
      "rotationPolicy",
      row.rotationPolicyId,
      row.maxAgeSeconds === null ? null : `${row.maxAgeSeconds}`,
    ),
    fact("rotation", row.counted === "both" ? state : null),
    fact("plainText", row.plainTextPattern === null ? null : (row.plainTextJudged ?? "suspected")),
    fact(
      "naming",
      row.namingOk === null ? null : row.namingOk ? "follows" : "breaks",
      row.namingRule,
    ),
    fact("attested", row.counted === "none" ? null : `${attested}`),
    ...duties.map((duty) =>
      fact(duty, row.duties?.of[duty]?.holder ?? null, row.duties?.of[duty]?.from ?? null),
    ),
  ];
}
