import type { FromTemporaryCredentialsOptions } from "@aws-sdk/credential-providers";
import type {
  DeserializeMiddleware,
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  InitializeMiddleware,
} from "@smithy/types";
import { cutOff, inTime, watchBody } from "./attempt-time";
import { AwsCallFailed, CallRefused, MalformedAnswer, OperationUnknown } from "./call-errors";
import { isThrottled } from "./failures";
import type { Pace } from "./pace";
import { isAbort } from "./signal";

/** What stands between a client and the network. */
export interface Guard {
  /** `111122223333 ap-northeast-1` */
  at: string;
  allowed: ReadonlySet<string>;
  /** Host and port of the source's endpoint; requests to any other host are refused. Null: AWS itself. */
  onlyHost: string | null;
  timeoutMs: number;
  pace(api: string): Pace;
  /** Once per request sent, retries too. */
  onCall(api: string): void;
  /** Headers of each answer and when its request left and it came, in ms since the epoch. */
  onAnswer?(headers: Record<string, string>, sentAt: number, cameAt: number): void;
}

const prefixes: Record<string, string> = {
  SecretsManagerClient: "secretsmanager",
  SSMClient: "ssm",
  STSClient: "sts",
  IAMClient: "iam",
  OrganizationsClient: "organizations",
  AccountClient: "account",
  CloudTrailClient: "cloudtrail",
  S3Client: "s3",
  ResourceGroupsTaggingAPIClient: "tag",
};

/** Without these the listing or the connection is nothing; every other call is an ability that may be absent. */
const needed = new Set([
  "secretsmanager:ListSecrets",
  "secretsmanager:ListSecretVersionIds",
  "ssm:DescribeParameters",
  "sts:GetCallerIdentity",
  "sts:AssumeRole",
  "cloudtrail:LookupEvents",
  "s3:ListObjectsV2",
  "s3:GetObject",
]);

/** What an answer always has. An empty body parses to `{}` and would otherwise read as "nothing there". */
const alwaysAnswered: Record<string, string> = {
  "secretsmanager:ListSecrets": "SecretList",
  "secretsmanager:ListSecretVersionIds": "ARN",
  "secretsmanager:DescribeSecret": "ARN",
  "secretsmanager:GetResourcePolicy": "ARN",
  "ssm:DescribeParameters": "Parameters",
  "ssm:ListTagsForResource": "TagList",
  "tag:GetResources": "ResourceTagMappingList",
  "sts:GetCallerIdentity": "Arn",
  "organizations:ListAccounts": "Accounts",
  "account:ListRegions": "Regions",
  "cloudtrail:LookupEvents": "Events",
};

/** The IAM name of the call under way: `secretsmanager:ListSecrets`. */
function apiOf({ clientName = "", commandName = "" }: HandlerExecutionContext): string {
  return `${prefixes[clientName] ?? clientName}:${commandName.replace(/Command$/, "")}`;
}

/** Any client's; the SDK's own name for it. */
export type Plugin = NonNullable<FromTemporaryCredentialsOptions["clientPlugins"]>[number];

/**
 * Refuses calls that are not allowed, keeps the pace, counts, ends attempts that take too long, and says of
 * every error which call it was. Used on every client, STS inside the credentials included.
 */
export function guarded(guard: Guard): Plugin {
  const allowedOnly: InitializeMiddleware<object, object> = (next, context) => async (args) => {
    const api = apiOf(context);
    if (!guard.allowed.has(api)) throw new CallRefused(`${api} is not an allowed call`);
    try {
      return await next(args);
    } catch (error) {
      if (error instanceof AwsCallFailed || isAbort(error)) throw error;
      throw new AwsCallFailed(api, guard.at, error);
    }
  };

  const eachAttempt: FinalizeRequestMiddleware<object, object> =
    (next, context) => async (args) => {
      const api = apiOf(context);
      const pace = guard.pace(api);
      await pace.take(signalOf(context));
      guard.onCall(api);
      try {
        const result = await inTime(next(args), guard.timeoutMs, context);
        const always = alwaysAnswered[api];
        if (always && (result.output as Record<string, unknown>)[always] === undefined)
          throw new MalformedAnswer(`answer without ${always}`);
        pace.succeeded();
        return result;
      } catch (error) {
        if (isThrottled(error)) pace.throttled();
        throw error;
      }
    };

  const rawAnswer: DeserializeMiddleware<object, object> = (next, context) => async (args) => {
    const { hostname, port } = args.request as { hostname: string; port?: number };
    const host = port ? `${hostname}:${port}` : hostname;
    if (guard.onlyHost !== null && host !== guard.onlyHost)
      throw new CallRefused(`${host} is not the endpoint of this source`);
    const sentAt = Date.now();
    const result = await next(args);
    const { headers, statusCode, body } = result.response as RawResponse;
    guard.onAnswer?.(headers, sentAt, Date.now());
    watchBody(context, body);
    const page = (headers["content-type"] ?? "").startsWith("text/html");
    if (page && [404, 500, 501].includes(statusCode) && !needed.has(apiOf(context))) {
      cutOff(context);
      throw new OperationUnknown(`${apiOf(context)} is unknown at ${host}`);
    }
    return result;
  };

  return {
    applyToStack(stack) {
      stack.add(allowedOnly, { step: "initialize", name: "kagimoriAllowed", priority: "high" });
      stack.addRelativeTo(eachAttempt, {
        relation: "after",
        toMiddleware: "retryMiddleware",
        name: "kagimoriAttempt",
      });
      stack.add(rawAnswer, { step: "deserialize", name: "kagimoriAnswer", priority: "low" });
    },
  };
}

interface RawResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: unknown;
}

function signalOf(context: HandlerExecutionContext): AbortSignal | undefined {
  const { abortSignal } = (context.__smithy_context ?? {}) as { abortSignal?: AbortSignal };
  return abortSignal;
}
