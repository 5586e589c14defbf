import { accounts, HOME_REGION, SECOND_REGION } from "@/demo/world/accounts";
import { type Calendar, DAY, HOUR, MINUTE } from "@/demo/world/calendar";
import { type AwsPlace, awsPlaceOf, smName } from "@/demo/world/places";
import { letters, type Random, random, uuid } from "@/demo/world/random";
import type { SmHistory, SmLife, SmReplica } from "@/demo/world/sm-history";
import { resourcePolicy } from "@/demo/world/sm-policies";
import type { Subject } from "@/demo/world/subject";
import { descriptionOf } from "@/demo/world/tags";
import { cadenceDays, valueChanges } from "@/demo/world/value-changes";

/** How a subject lived in Secrets Manager, with every oddity its backend knows at least somewhere. */
export function smHistory(
  subject: Subject,
  seed: string,
  when: Calendar,
  horizon: number,
): SmHistory {
  const draw = random(`${seed}/sm/${subject.key}`);
  const place = awsPlaceOf(subject);
  const writes = valueChanges(subject, seed, when, horizon);
  const plain = subject.age === undefined && subject.standing === "compliant";
  const managed = managedBy(subject, plain, draw);
  const lives = livesOf(subject, writes, plain && !subject.automatic, draw, when);
  return {
    subject,
    ...place,
    name: managed.owningService ? `rds!cluster-${uuid(subject.key)}` : smName(subject),
    description: managed.owningService
      ? "Secret associated with primary RDS DB cluster"
      : descriptionOf(subject),
    lives,
    edits: editsOf(subject, draw, when, horizon),
    ...managed,
    ...(draw.chance(0.45) ? { kmsKeyId: kmsKey(subject, place) } : {}),
    ...rotationOf(subject, Boolean(managed.owningService || managed.type), place, draw, when),
    replicas: replicasOf(subject, place, draw),
    ...resourcePolicy(subject, place.account, draw),
    use: habitOf(subject, draw),
  };
}

function livesOf(
  subject: Subject,
  writes: readonly number[],
  eventful: boolean,
  draw: Random,
  when: Calendar,
): SmLife[] {
  const life = (name: string, rest: Omit<SmLife, "suffix" | "pendings">): SmLife => ({
    suffix: letters(`${subject.key}/${name}`, 6),
    pendings: subject.standing === "failed" ? failedAttempts(subject, when) : [],
    ...rest,
  });
  const { createdAt, endedAt } = subject;
  if (endedAt !== undefined) {
    const goneAt = endedAt + draw.pick([7, 14, 30, 30]) * DAY;
    return [life("first", { createdAt, writes, deletionAt: endedAt, goneAt })];
  }
  if (eventful && createdAt < when.on(-120)) {
    const at = when.on(-draw.int(4, 60), 11 + draw.next() * 6);
    if (draw.chance(0.02)) {
      // Deleted without recovery and made anew under the same name: another suffix.
      const again = at + draw.int(2, 50) * HOUR;
      return [
        life("first", { createdAt, writes: writes.filter((one) => one < at), goneAt: at }),
        life("second", {
          createdAt: again,
          writes: [again, ...writes.filter((one) => one > again)],
        }),
      ];
    }
    if (draw.chance(0.01)) {
      const restoredAt = at + draw.int(20, 120) * HOUR;
      return [life("first", { createdAt, writes, deletionAt: at, restoredAt })];
    }
  }
  return [life("first", { createdAt, writes })];
}

/** The last two nights on which rotation stopped, eight days apart. */
const failedAttempts = (subject: Subject, when: Calendar): number[] =>
  random(`pending/${subject.key}`).chance(0.6) || subject.age !== undefined
    ? [when.on(-11, 3), when.on(-3, 3)]
    : [];

function managedBy(subject: Subject, plain: boolean, draw: Random) {
  const extraTags: Record<string, string> = {};
  if (plain && subject.automatic && subject.kind === "database" && draw.chance(0.3)) {
    extraTags["aws:secretsmanager:owningService"] = "rds";
    return { extraTags, owningService: "rds" };
  }
  if (plain && subject.automatic && subject.kind === "external-api" && draw.chance(0.12)) {
    return {
      extraTags,
      type: draw.pick(["SalesforceClientSecret", "SnowflakeKeyPairAuthentication"]),
    };
  }
  // Somebody pasted a key into a tag: AWS's own example key, which is nobody's.
  if (subject.service.id === "media-api" && subject.env === "dev" && draw.chance(0.2)) {
    extraTags.memo = `AKIA${"IOSFODNN7"}EXAMPLE`;
  }
  return { extraTags };
}

function rotationOf(
  subject: Subject,
  byOthers: boolean,
  place: { account: string; region: string },
  draw: Random,
  when: Calendar,
): Pick<SmHistory, "rotation"> {
  const lambda = `arn:aws:lambda:${place.region}:${place.account}:function:rotate-${subject.kind}`;
  const days = (written: number) => cadenceDays(subject, written, when);
  if (subject.automatic) return { rotation: { days, ...(byOthers ? {} : { lambda }) } };
  if (!draw.chance(0.05)) return {};
  return { rotation: { days, lambda, disabledAt: when.on(-draw.int(30, 300), 15) } };
}

function replicasOf(subject: Subject, place: AwsPlace, draw: Random): SmReplica[] {
  const { account, region } = place;
  if (account !== accounts.production.id || region !== HOME_REGION) return [];
  if (subject.classification !== "critical" || subject.endedAt !== undefined) return [];
  const known = subject.fullName?.endsWith("wms-core/db-main") ?? false;
  if (!known && !draw.chance(0.17)) return [];
  const at = draw.next();
  const status = known || at < 0.9 ? "InSync" : at < 0.95 ? "Failed" : "InProgress";
  return [{ region: SECOND_REGION, since: subject.createdAt + 5 * MINUTE, status }];
}

/** Tags are edited when the owner changes, and now and then for no reason that touches the value. */
function editsOf(subject: Subject, draw: Random, when: Calendar, horizon: number): number[] {
  const edits = subject.owners.slice(1).map(({ from }) => from);
  if (draw.chance(0.12)) edits.push(when.on(-draw.int(1, 80), 10 + draw.next() * 8));
  if (draw.chance(0.02)) edits.push(when.on(draw.int(2, 40), 10 + draw.next() * 8));
  return edits.filter((at) => at > subject.createdAt && at < horizon).sort((a, b) => a - b);
}

function kmsKey(subject: Subject, { account, region }: { account: string; region: string }) {
  const alias = account === accounts.production.id ? `${subject.service.team}-prod` : "common";
  return `arn:aws:kms:${region}:${account}:alias/${alias}`;
}

function habitOf(subject: Subject, draw: Random): SmHistory["use"] {
  if (subject.age !== undefined) return "daily";
  const at = draw.next();
  if (at < 0.8) return "daily";
  if (at < 0.88) return "weekly";
  return at < 0.96 ? "stale" : "never";
}
