import type { Subject } from "@/demo/world/subject";

/** One life of a Secrets Manager secret, from CreateSecret until it is gone. */
export interface SmLife {
  /** The six characters at the end of its ARN. */
  suffix: string;
  createdAt: number;
  /** When each version was written, the first at creation. */
  writes: readonly number[];
  /** Rotations that were begun and left AWSPENDING on a version of their own. */
  pendings: readonly number[];
  /** DeleteSecret was called; the secret waits until `goneAt` or `restoredAt`. */
  deletionAt?: number;
  restoredAt?: number;
  goneAt?: number;
}

export interface SmReplica {
  region: string;
  since: number;
  status: "InSync" | "Failed" | "InProgress";
}

interface SmRotation {
  /** Days between rotations, as set when a version was written. */
  days(written: number): number;
  /** Absent when the owning service or the partner rotates. */
  lambda?: string;
  /** Switched off at this instant; what was configured stays visible. */
  disabledAt?: number;
}

/** Everything that ever happened to one name in one account and Region. */
export interface SmHistory {
  subject: Subject;
  account: string;
  region: string;
  name: string;
  description: string;
  lives: readonly SmLife[];
  /** Edits of tags or description, which move LastChangedDate and nothing else. */
  edits: readonly number[];
  /** Tags that are there beside those of the subject. */
  extraTags: Readonly<Record<string, string>>;
  kmsKeyId?: string;
  rotation?: SmRotation;
  replicas: readonly SmReplica[];
  owningService?: string;
  /** Partner identifier of a managed external secret. */
  type?: string;
  /** JSON text of the resource policy. */
  policy?: string;
  use: "daily" | "weekly" | "stale" | "never";
}

/** The life that stands at an instant, deletion pending included. */
export function lifeAt(history: SmHistory, instant: number): SmLife | undefined {
  return history.lives.findLast(
    (life) => life.createdAt <= instant && (life.goneAt === undefined || instant < life.goneAt),
  );
}

/** The ARN of one life in a Region: primary and replicas differ in the Region alone. */
export function smArn(history: SmHistory, life: SmLife, region = history.region): string {
  return `arn:aws:secretsmanager:${region}:${history.account}:secret:${history.name}-${life.suffix}`;
}

/** Every instant at which something about the secret changes. */
export function smInstants({ lives, edits, replicas, rotation }: SmHistory): number[] {
  return [
    ...edits,
    ...replicas.map(({ since }) => since),
    ...(rotation?.disabledAt ? [rotation.disabledAt] : []),
    ...lives.flatMap(({ writes, pendings, deletionAt, restoredAt, goneAt }) => [
      ...writes,
      ...pendings,
      ...[deletionAt, restoredAt, goneAt].filter((at) => at !== undefined),
    ]),
  ];
}
