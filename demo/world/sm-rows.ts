import { DAY, HOUR, lastAt, utcMidnight } from "@/demo/world/calendar";
import { random, uuid } from "@/demo/world/random";
import { lifeAt, type SmHistory, type SmLife, smArn } from "@/demo/world/sm-history";
import { attributesOf, tagList } from "@/demo/world/tags";

/** AWS writes instants as seconds with a fraction. */
export const seconds = (instant: number): number => Math.round(instant) / 1000;

interface SmVersion {
  id: string;
  createdAt: number;
  stages: string[];
}

/** A secret as one Region shows it at an instant. */
export interface SmView {
  history: SmHistory;
  life: SmLife;
  region: string;
  arn: string;
  versions: readonly SmVersion[];
  /** Waits for deletion. */
  deleted: boolean;
  /** The row of ListSecrets, times in seconds. */
  row: Record<string, unknown>;
}

/** What the Region shows of a secret at an instant, or nothing when it does not exist there then. */
export function smView(history: SmHistory, region: string, instant: number): SmView | undefined {
  const life = lifeAt(history, instant);
  if (!life) return undefined;
  const replica = history.replicas.find((one) => one.region === region);
  if (region !== history.region && !(replica && replica.since <= instant)) return undefined;
  const versions = versionsAt(history, life, instant);
  const deleted =
    life.deletionAt !== undefined &&
    life.deletionAt <= instant &&
    !(life.restoredAt !== undefined && life.restoredAt <= instant);
  const view = { history, life, region, arn: smArn(history, life, region), versions, deleted };
  return { ...view, row: rowOf(view, instant) };
}

const versionIds = new Map<string, string>();

function versionId(key: string): string {
  const id = versionIds.get(key) ?? uuid(key);
  versionIds.set(key, id);
  return id;
}

function versionsAt(history: SmHistory, life: SmLife, instant: number): SmVersion[] {
  const written = life.writes.slice(0, lastAt(life.writes, instant) + 1);
  const key = `${history.name}/${life.suffix}`;
  const versions = written.map((createdAt, index): SmVersion => {
    const fromEnd = written.length - 1 - index;
    const stages = fromEnd === 0 ? ["AWSCURRENT"] : fromEnd === 1 ? ["AWSPREVIOUS"] : [];
    return { id: versionId(`${key}/${index}`), createdAt, stages };
  });
  // A rotation that went through may leave its label on the version that became current.
  const current = versions.at(-1);
  if (current && history.rotation && random(`label/${key}`).chance(0.05)) {
    current.stages.push("AWSPENDING");
  }
  const pending = life.pendings[lastAt(life.pendings, instant)];
  if (pending !== undefined) {
    versions.push({
      id: versionId(`${key}/${pending}`),
      createdAt: pending,
      stages: ["AWSPENDING"],
    });
  }
  return versions;
}

function rowOf(view: Omit<SmView, "row">, instant: number): Record<string, unknown> {
  const { history, life, versions, deleted } = view;
  const { rotation } = history;
  const written = life.writes[lastAt(life.writes, instant)] ?? life.createdAt;
  const changes = [life.createdAt, written, life.deletionAt, life.restoredAt, ...history.edits];
  const lastChanged = Math.max(
    ...changes.map((at) => (at !== undefined && at <= instant ? at : 0)),
  );
  const disabled = rotation?.disabledAt !== undefined && rotation.disabledAt <= instant;
  const rotates = rotation !== undefined && !disabled;
  const rotated = rotates && written > life.createdAt ? written : undefined;
  const accessed = lastAccessed(view, instant);
  return {
    ARN: view.arn,
    Name: history.name,
    Description: history.description,
    ...(history.type ? externalFields(history) : {}),
    ...(history.kmsKeyId ? { KmsKeyId: history.kmsKeyId } : {}),
    ...(rotation
      ? {
          RotationEnabled: rotates,
          ...(rotation.lambda ? { RotationLambdaARN: rotation.lambda } : {}),
          RotationRules: {
            AutomaticallyAfterDays: rotation.days(written),
            ScheduleExpression: scheduleOf(history, rotation.days(written)),
            Duration: "3h",
          },
        }
      : {}),
    ...(rotated ? { LastRotatedDate: seconds(rotated) } : {}),
    LastChangedDate: seconds(lastChanged),
    ...(accessed !== undefined ? { LastAccessedDate: seconds(accessed) } : {}),
    ...(deleted ? { DeletedDate: seconds(life.deletionAt ?? instant) } : {}),
    ...(rotates
      ? { NextRotationDate: seconds(nextRotation(written, rotation.days(written))) }
      : {}),
    Tags: tagList({ ...attributesOf(history.subject, instant), ...history.extraTags }),
    SecretVersionsToStages: Object.fromEntries(
      versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
    ),
    ...(history.owningService ? { OwningService: history.owningService } : {}),
    CreatedDate: seconds(life.createdAt),
    ...(history.replicas.some(({ since }) => since <= instant)
      ? { PrimaryRegion: history.region }
      : {}),
  };
}

/** Some are set by a calendar; the day count beside it is then only what came of it. */
const scheduleOf = ({ name }: SmHistory, days: number): string =>
  name.length % 5 === 0 ? "cron(0 18 1 */2 ? *)" : `rate(${days} days)`;

/** The end of the day that lies the given days after the last write: past once rotation keeps failing. */
const nextRotation = (written: number, days: number) => utcMidnight(written) + (days + 1) * DAY;

function externalFields({ type, account, subject }: SmHistory) {
  return {
    Type: type,
    ExternalSecretRotationMetadata: [{ Key: "clientName", Value: subject.service.id }],
    ExternalSecretRotationRoleArn: `arn:aws:iam::${account}:role/ExternalSecretRotation`,
  };
}

/** A UTC day, per Region: a replica that nobody reads has none. */
function lastAccessed({ history, life, region }: Omit<SmView, "row">, instant: number) {
  if (region !== history.region && history.subject.key.length % 3 !== 0) return undefined;
  const today = utcMidnight(instant - 2 * HOUR);
  const first = utcMidnight(life.createdAt);
  switch (history.use) {
    case "daily":
      return Math.max(first, today);
    case "weekly":
      return Math.max(first, today - (Math.floor(today / DAY) % 7) * DAY);
    case "stale":
      return Math.min(today, first + 20 * DAY);
    default:
      return undefined;
  }
}
