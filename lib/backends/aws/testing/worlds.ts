import { emptyWorld, type World } from "./world";

type Json = Record<string, unknown>;

/** In every value a stand-in could give away. */
export const canary = "kgmr-canary-aws";

const day = 86_400;
/** 2026-11-01T00:00:00Z: dates on the wire are seconds. */
export const base = 1_793_491_200;

export const secretArn = (name: string, region = "ap-northeast-1", suffix = "Ab12Cd") =>
  `arn:aws:secretsmanager:${region}:111122223333:secret:${name}-${suffix}`;

/** A ListSecrets row with one current version, and whatever is said of it besides. */
export function secretRow(name: string, more: Json = {}): Json {
  return {
    ARN: secretArn(name),
    Name: name,
    CreatedDate: base - 100 * day,
    LastChangedDate: base - day,
    SecretVersionsToStages: { [`${name}-v2`]: ["AWSCURRENT"], [`${name}-v1`]: ["AWSPREVIOUS"] },
    Tags: [{ Key: "team", Value: "billing" }],
    SecretString: canary,
    ...more,
  };
}

export const versionRows = (name: string): Json[] => [
  { VersionId: `${name}-v1`, VersionStages: ["AWSPREVIOUS"], CreatedDate: base - 90 * day },
  { VersionId: `${name}-v2`, VersionStages: ["AWSCURRENT"], CreatedDate: base - 30 * day },
];

export const parameterRow = (name: string, more: Json = {}): Json => ({
  Name: name,
  Type: "SecureString",
  KeyId: "alias/aws/ssm",
  LastModifiedDate: base - 10 * day,
  LastModifiedUser: "arn:aws:iam::111122223333:user/ito",
  Version: 3,
  Tier: "Standard",
  DataType: "text",
  Value: canary,
  ...more,
});

/** 40 secrets and 40 parameters in one Region, 3 of each in another, on pages of 10. */
export function twoRegions(): World {
  const world = { ...emptyWorld(), pageSize: 10 };
  for (const [region, count] of [
    ["ap-northeast-1", 40],
    ["us-east-1", 3],
  ] as const) {
    const names = Array.from({ length: count }, (_, at) => `prd/${region}/s${at}`);
    world.secrets[`111122223333 ${region}`] = names.map((name) =>
      secretRow(name, { ARN: secretArn(name, region) }),
    );
    world.parameters[`111122223333 ${region}`] = names.map((name) => parameterRow(`/${name}`));
    for (const name of names) {
      world.versions[name] = versionRows(name);
      world.tags[`/${name}`] = { team: "billing", at: name };
    }
  }
  return world;
}
