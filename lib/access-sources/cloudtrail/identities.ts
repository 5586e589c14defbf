import type { EventTarget } from "@/lib/access-sources/access-source";
import { storable } from "@/lib/access-sources/log-text";
import type { RecordContext } from "./record-context";

export interface Where {
  account: string;
  region: string;
}

/** A secret or parameter that belongs to AWS, not to the account: left out. */
export const awsOwned = "aws-owned";

/** Where the ARNs of a Region begin. */
function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  if (region.startsWith("us-iso")) return region.startsWith("us-isob-") ? "aws-iso-b" : "aws-iso";
  return "aws";
}

/**
 * What a `secretId` may stand for: callers write a name, an ARN, or an ARN without its last seven characters. Six lower-case
 * letters after a hyphen are more often the end of a name (`db-master`) than AWS's random ones (one in 200).
 */
function secretIdentities(secretId: string, { account, region }: Where): string[] {
  if (!secretId.startsWith("arn:"))
    return [`arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${secretId}`];
  const suffix = /-([A-Za-z0-9]{6})$/.exec(secretId)?.[1];
  if (!suffix) return [secretId];
  const without = secretId.slice(0, -7);
  return /^[a-z]+$/.test(suffix) ? [secretId, without] : [without, secretId];
}

export function secretTarget(secretId: string, where: Where, context: RecordContext): EventTarget {
  const key = `s ${where.account} ${where.region} ${secretId}`;
  return context.targets.of(key, () =>
    target(secretId, secretIdentities(secretId, where), false, context),
  );
}

/** Secrets asked for by a filter: those whose names begin so, or nobody knows which. */
export function filterTarget(filters: unknown, where: Where, context: RecordContext): EventTarget {
  const list = Array.isArray(filters) ? filters : [];
  const said = list.flatMap((one: unknown) => {
    const { key, values } = (one ?? {}) as { key?: unknown; values?: unknown };
    return typeof key === "string" && Array.isArray(values) ? [`${key}=${values.join(",")}`] : [];
  });
  const label = said.length > 0 ? said.join(" ") : "*";
  const name = said.length === 1 ? (/^name=([^,!]+)$/.exec(label)?.[1] ?? "") : "";
  const [all = ""] = secretIdentities(name, where);
  return context.targets.of(`f ${where.account} ${where.region} ${label}`, () =>
    target(label, [name ? all : `${all}*`], true, context),
  );
}

const referred = "/aws/reference/secretsmanager/";

/** The secret a parameter's name refers to, as a `secretId`; null for a parameter that is one. */
export const referredSecret = (name: string): string | null =>
  name.startsWith(referred) ? name.slice(referred.length) : null;

/** A parameter by name or ARN, with or without the version or label asked for. */
export function parameterTarget(
  name: string,
  where: Where,
  context: RecordContext,
): EventTarget | typeof awsOwned {
  const [bare, owned] = parameterName(name);
  if (owned) return awsOwned;
  return context.targets.of(`p ${where.account} ${where.region} ${name}`, () => {
    const { account, region } = where;
    const arn = bare.startsWith("arn:")
      ? bare
      : `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter/${bare.replace(/^\//, "")}`;
    return target(name, [arn], false, context);
  });
}

/** The name without selector, and whether AWS publishes it for everybody. */
function parameterName(name: string): [bare: string, owned: boolean] {
  if (!name.startsWith("arn:")) {
    const colon = name.indexOf(":");
    const bare = colon > 0 ? name.slice(0, colon) : name;
    return [bare, bare.startsWith("/aws/service/")];
  }
  const parts = name.split(":");
  return [parts.slice(0, 6).join(":"), (parts[5] ?? "").startsWith("parameter/aws/service/")];
}

/** A prefix of parameters: single ones are not named. */
export function pathTarget(
  path: string,
  where: Where,
  context: RecordContext,
): EventTarget | typeof awsOwned {
  const folder = path.endsWith("/") ? path : `${path}/`;
  if (folder.startsWith("/aws/service/")) return awsOwned;
  return context.targets.of(`d ${where.account} ${where.region} ${path}`, () => {
    const { account, region } = where;
    const arn = `arn:${partitionOf(region)}:ssm:${region}:${account}:parameter${folder.startsWith("/") ? "" : "/"}${folder}`;
    return target(path, [arn], true, context);
  });
}

function target(
  label: string,
  identities: readonly string[],
  pathLevel: boolean,
  { mask, maskIdentity }: RecordContext,
): EventTarget {
  return {
    label: storable(mask(label)),
    identities: identities.map((one) => storable(maskIdentity(one))),
    pathLevel,
  };
}
