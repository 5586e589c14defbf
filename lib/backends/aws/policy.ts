import { parseArn } from "./arn";
import type { AwsKind } from "./places";
import type { Statement } from "./policy-statement";
import { bucketStatements, type TrailSource, trailStatements } from "./policy-trail";
import type { AwsSettings } from "./settings";

export interface IamPolicy {
  Version: "2012-10-17";
  Statement: Statement[];
}

/** What one account needs. */
export interface AccountPolicy {
  /** Null: the account of the credentials themselves, which the config does not name. */
  account: string | null;
  /** The role the policy belongs to; null: whoever the credentials are. */
  roleArn: string | null;
  policy: IamPolicy;
}

type StoreSource = Pick<AwsSettings, "regions" | "accounts"> & { kind: AwsKind };
export type PolicySource = StoreSource | TrailSource;

const isTrail = (source: PolicySource): source is TrailSource => source.kind === "cloudtrail";
const isStore = (source: PolicySource): source is StoreSource => !isTrail(source);

/**
 * The least each account must allow for these sources, with an explicit Deny of every call that carries a value:
 * the rights test can then say "none found" whatever a secret's own policy allows. One item per account.
 */
export function awsPolicies(sources: readonly PolicySource[]): AccountPolicy[] {
  const readers = new Map<string | null, PolicySource[]>();
  for (const source of sources) {
    for (const roleArn of source.accounts?.map((account) => account.roleArn) ?? [null]) {
      readers.set(roleArn, [...(readers.get(roleArn) ?? []), source]);
    }
  }
  return [...readers].map(([roleArn, read]) => ({
    account: roleArn ? (parseArn(roleArn)?.account ?? null) : null,
    roleArn,
    policy: policyOf(roleArn, read),
  }));
}

/** What the credentials themselves need where sources name roles: to assume these, to read the bucket of a trail, and nothing else. */
export function callerPolicy(sources: readonly PolicySource[]): IamPolicy | null {
  const roles = sources.flatMap(({ accounts = [] }) => accounts.map(({ roleArn }) => roleArn));
  if (roles.length === 0) return null;
  return policy(
    {
      Sid: "AssumeReaders",
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: [...new Set(roles)].sort(),
    },
    ...bucketStatements(sources.filter(isTrail).filter(({ accounts }) => accounts)),
  );
}

/** Who may assume a reader: `principalArn`, and with an external id only whoever knows it. */
export function trustPolicy(principalArn: string, externalId: string | null): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: principalArn },
        Action: "sts:AssumeRole",
        ...(externalId ? { Condition: { StringEquals: { "sts:ExternalId": externalId } } } : {}),
      },
    ],
  };
}

const policy = (...Statement: Statement[]): IamPolicy => ({ Version: "2012-10-17", Statement });

const valueCalls = [
  "secretsmanager:GetSecretValue",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:PutSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "ssm:GetParameterHistory",
  "kms:Decrypt",
];

/** Lists support no resources; the Region is what they can be held to. */
const lists: Record<AwsKind, string[]> = {
  "secrets-manager": ["secretsmanager:ListSecrets"],
  "parameter-store": ["ssm:DescribeParameters", "tag:GetResources"],
};

const perItem: Record<AwsKind, { sid: string; action: string[]; resource: string }> = {
  "secrets-manager": {
    sid: "EachSecret",
    action: [
      "secretsmanager:DescribeSecret",
      "secretsmanager:ListSecretVersionIds",
      "secretsmanager:GetResourcePolicy",
    ],
    resource: "secretsmanager:REGION:ACCOUNT:secret:*",
  },
  "parameter-store": {
    sid: "EachParameter",
    action: ["ssm:ListTagsForResource"],
    resource: "ssm:REGION:ACCOUNT:parameter/*",
  },
};

function policyOf(roleArn: string | null, sources: readonly PolicySource[]): IamPolicy {
  const { partition = partitionOf(sources), account = "*" } =
    (roleArn === null ? null : parseArn(roleArn)) ?? {};
  const stores = sources.filter(isStore);
  const trails = sources.filter(isTrail);
  const regionsOf = (kind: AwsKind) =>
    unique(stores.filter((source) => source.kind === kind).flatMap(({ regions }) => regions));
  const kinds = unique(stores.map(({ kind }) => kind));
  return policy(
    ...kinds.flatMap((kind): Statement[] => {
      const { sid, action, resource } = perItem[kind];
      const regions = regionsOf(kind);
      return [
        {
          Sid: `List${sid.replace("Each", "")}s`,
          Effect: "Allow",
          Action: lists[kind],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": regions } },
        },
        {
          Sid: sid,
          Effect: "Allow",
          Action: action,
          Resource: regions.map(
            (region) =>
              `arn:${partition}:${resource.replace("REGION", region).replace("ACCOUNT", account)}`,
          ),
        },
      ];
    }),
    ...trailStatements(trails),
    // Where roles are named it is the credentials themselves that read the bucket.
    ...bucketStatements(trails.filter(({ accounts }) => !accounts)),
    {
      Sid: "TestOwnRights",
      Effect: "Allow",
      Action: ["iam:SimulatePrincipalPolicy"],
      Resource: roleArn ?? `arn:${partition}:iam::*:role/KagimoriRead`,
    },
    {
      Sid: "KnownEstate",
      Effect: "Allow",
      Action: ["organizations:ListAccounts", "account:ListRegions"],
      Resource: "*",
    },
    { Sid: "NeverValues", Effect: "Deny", Action: valueCalls, Resource: "*" },
  );
}

const partitionOf = (sources: readonly PolicySource[]): string => {
  const region = sources[0]?.regions?.[0] ?? "";
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
};

const unique = <Item extends string>(items: readonly Item[]): Item[] => [...new Set(items)].sort();
