import { accounts } from "@/demo/world/accounts";
import { type Calendar, DAY, HOUR } from "@/demo/world/calendar";
import type { ParameterHistory, ParameterLife } from "@/demo/world/parameter-history";
import { leaversOf, membersOf } from "@/demo/world/people";
import { awsPlaceOf, parameterName } from "@/demo/world/places";
import { type Random, random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";
import { attributesOf, descriptionOf } from "@/demo/world/tags";
import { valueChanges } from "@/demo/world/value-changes";

/** How a subject lived in Parameter Store, as a SecureString. */
export function secureString(
  subject: Subject,
  seed: string,
  when: Calendar,
  horizon: number,
): ParameterHistory {
  const draw = random(`${seed}/ssm/${subject.key}`);
  const place = awsPlaceOf(subject);
  const writes = valueChanges(subject, seed, when, horizon);
  const plain = subject.age === undefined && subject.endedAt === undefined;
  const policies = plain && draw.chance(0.03) ? policiesOf(subject, writes, when) : [];
  const byDefaultKey = draw.chance(0.6);
  return {
    ...place,
    name: parameterName(subject),
    type: "SecureString",
    description: descriptionOf(subject),
    keyId: byDefaultKey ? "alias/aws/ssm" : keyAlias(subject, place.account),
    tier: policies.length > 0 ? "Advanced" : draw.chance(0.05) ? "Intelligent-Tiering" : "Standard",
    dataType: "text",
    lives: livesOf(subject, writes, plain && subject.standing === "compliant", draw, when),
    writer: writerOf(subject, place.account),
    tags: (instant) => attributesOf(subject, instant),
    policies,
    edits: subject.owners.slice(1).map(({ from }) => from),
  };
}

function livesOf(
  { createdAt, endedAt }: Subject,
  writes: readonly number[],
  eventful: boolean,
  draw: Random,
  when: Calendar,
): ParameterLife[] {
  if (endedAt !== undefined) return [{ writes, goneAt: endedAt }];
  if (!eventful || createdAt > when.on(-120) || !draw.chance(0.02)) return [{ writes }];
  const goneAt = when.on(-draw.int(4, 60), 11 + draw.next() * 6);
  const again = goneAt + draw.int(1, 30) * HOUR;
  return [
    { writes: writes.filter((at) => at < goneAt), goneAt },
    { writes: [again, ...writes.filter((at) => at > again)] },
  ];
}

/** Policies of an Advanced parameter: numbers are text, and expiry deletes without a way back. */
function policiesOf(subject: Subject, writes: readonly number[], when: Calendar) {
  const latest = writes.findLast((at) => at <= when.today) ?? subject.createdAt;
  const expires = new Date(Math.max(latest, when.today) + 400 * DAY).toISOString();
  const notified = latest < when.on(-60);
  const of = (Type: string, Attributes: Record<string, string>, status: string) => ({
    text: JSON.stringify({ Type, Version: "1.0", Attributes }),
    type: Type,
    status,
  });
  return [
    of("Expiration", { Timestamp: expires }, "Pending"),
    of("ExpirationNotification", { Before: "15", Unit: "Days" }, "Pending"),
    of("NoChangeNotification", { After: "60", Unit: "Days" }, notified ? "Finished" : "Pending"),
  ];
}

const keyAlias = (subject: Subject, account: string): string =>
  account === accounts.production.id ? `alias/${subject.service.team}-prod` : "alias/common";

/** People write by hand through the console, some of them no longer here; jobs by their role. */
export function writerOf(subject: Pick<Subject, "key" | "service">, account: string) {
  const { team, id } = subject.service;
  return (at: number): string => {
    const draw = random(`writer/${subject.key}/${at}`);
    if (draw.chance(0.35)) return `arn:aws:sts::${account}:assumed-role/deploy/${id}`;
    const person = draw.pick([...membersOf(team), ...leaversOf(team)]);
    return `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Operator_0f3c/${person.id}@hokushin.example`;
  };
}
