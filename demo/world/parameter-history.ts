/** One life of a parameter: deleted and put again, its Version starts at 1. */
export interface ParameterLife {
  /** When each Version was written, the first at creation. */
  writes: readonly number[];
  goneAt?: number;
}

export interface ParameterHistory {
  account: string;
  region: string;
  name: string;
  type: "String" | "StringList" | "SecureString";
  description: string;
  keyId?: string;
  tier: "Standard" | "Advanced" | "Intelligent-Tiering";
  dataType: "text" | "aws:ec2:image" | "aws:ssm:integration";
  allowedPattern?: string;
  lives: readonly ParameterLife[];
  /** ARN of who wrote last, by instant of writing. */
  writer(at: number): string;
  /** Tags at an instant: DescribeParameters does not tell them. */
  tags(instant: number): Record<string, string>;
  /** JSON texts of parameter policies, with what enforcing them has come to. */
  policies: readonly { text: string; type: string; status: string }[];
  /** When a tag changed: no Version, no date moves. */
  edits: readonly number[];
}

export function parameterLifeAt(
  { lives }: ParameterHistory,
  instant: number,
): ParameterLife | undefined {
  return lives.findLast(
    ({ writes: [first = 0], goneAt }) =>
      first <= instant && (goneAt === undefined || instant < goneAt),
  );
}

export const parameterArn = ({ account, region, name }: ParameterHistory): string =>
  `arn:aws:ssm:${region}:${account}:parameter${name.startsWith("/") ? "" : "/"}${name}`;

/** Every instant at which something about the parameter changes. */
export function parameterInstants({ lives, edits }: ParameterHistory): number[] {
  return [
    ...edits,
    ...lives.flatMap(({ writes, goneAt }) => [
      ...writes,
      ...(goneAt === undefined ? [] : [goneAt]),
    ]),
  ];
}
