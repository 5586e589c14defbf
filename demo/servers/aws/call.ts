import type { Traces } from "@/demo/servers/aws/traces";
import type { WorldState } from "@/demo/world/state";

/** Who asks: the process's own key, or a role it has taken on. */
export interface Caller {
  account: string;
  arn: string;
  userId: string;
}

/** One call, after its signature has been looked at and not checked. */
export interface AwsCall {
  operation: string;
  caller: Caller;
  region: string;
  input: Record<string, unknown>;
  state: WorldState;
  /** The caller's User-Agent. */
  agent: string;
  /** Our own calls: what its log will tell of Kagimori. */
  traces: Traces;
}

export type Operation = (call: AwsCall) => unknown;

/** An error as AWS words it. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** What IAM answers when the policy does not allow it. */
export function denied({ caller }: AwsCall, action: string, resource = "*"): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} with an explicit deny in an identity-based policy`,
  );
}

/** A text of the input, or undefined. */
export function text(input: Record<string, unknown>, key: string): string | undefined {
  const value = input[key];
  return typeof value === "string" ? value : undefined;
}

/** A number of the input between bounds; AWS refuses what lies outside. */
export function limit(input: Record<string, unknown>, most: number, byDefault: number): number {
  const value = input.MaxResults ?? byDefault;
  if (typeof value !== "number" || value < 1 || value > most) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value '${String(value)}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${most}`,
    );
  }
  return value;
}
