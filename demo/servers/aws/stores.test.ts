import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  type SecretListEntry,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import {
  DescribeParametersCommand,
  ListTagsForResourceCommand,
  type ParameterMetadata,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoServers, startServers } from "@/demo/start";
import { accounts } from "@/demo/world/accounts";

const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
const NOW = new Date(TODAY + 11 * 3_600_000);
let servers: DemoServers;

const config = (region: string) => ({
  region,
  endpoint: servers.aws,
  credentials: { accessKeyId: `ASIAKGMR${accounts.production.id}`, secretAccessKey: "x" },
});

beforeAll(async () => {
  servers = await startServers({ today: TODAY });
  await setClock(NOW);
});
afterAll(() => servers.close());

const setClock = (now: Date | null) =>
  fetch(`${servers.control}/clock`, { method: "POST", body: JSON.stringify({ now }) });

async function secretsOf(region: string): Promise<SecretListEntry[]> {
  const client = new SecretsManagerClient(config(region));
  const all: SecretListEntry[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListSecretsCommand({ IncludePlannedDeletion: true, MaxResults: 100, NextToken }),
    );
    all.push(...(page.SecretList ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return all;
}

async function parametersOf(region: string): Promise<ParameterMetadata[]> {
  const client = new SSMClient(config(region));
  const all: ParameterMetadata[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new DescribeParametersCommand({ MaxResults: 50, NextToken }));
    all.push(...(page.Parameters ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return all;
}

describe("Secrets Manager", () => {
  test("every oddity of a listing is there", async () => {
    const tokyo = await secretsOf("ap-northeast-1");
    const osaka = await secretsOf("ap-northeast-3");
    const some = (is: (row: SecretListEntry) => unknown) => tokyo.some((row) => Boolean(is(row)));
    const stages = (row: SecretListEntry) => Object.values(row.SecretVersionsToStages ?? {});
    const day = (at: Date | undefined) => (at?.getTime() ?? 1) % 86_400_000 === 0;

    expect(new Set(tokyo.map(({ ARN }) => ARN)).size).toBe(tokyo.length);
    expect(some((row) => row.KmsKeyId === undefined)).toBe(true);
    expect(some((row) => row.RotationEnabled === undefined)).toBe(true);
    expect(some((row) => row.RotationEnabled === false && row.RotationRules)).toBe(true);
    expect(some((row) => row.OwningService === "rds" && row.Name?.startsWith("rds!"))).toBe(true);
    expect(some((row) => row.Type && row.ExternalSecretRotationRoleArn)).toBe(true);
    expect(some((row) => row.DeletedDate)).toBe(true);
    expect(some((row) => row.NextRotationDate && row.NextRotationDate < NOW)).toBe(true);
    expect(some((row) => stages(row).some((one) => one.join() === "AWSPENDING"))).toBe(true);
    expect(some((row) => stages(row).some((one) => one.join() === "AWSCURRENT,AWSPENDING"))).toBe(
      true,
    );
    expect(some((row) => row.LastAccessedDate === undefined)).toBe(true);
    expect(
      tokyo.every((row) => row.LastAccessedDate === undefined || day(row.LastAccessedDate)),
    ).toBe(true);
    expect(some((row) => row.Tags?.some(({ Key }) => Key === "用途"))).toBe(true);
    expect(osaka.some((row) => row.PrimaryRegion === "ap-northeast-1")).toBe(true);
    expect(osaka.some((row) => row.PrimaryRegion === undefined)).toBe(true);
  });

  test("a tag moves LastChangedDate, and the age of the value stays", async () => {
    const client = new SecretsManagerClient(config("ap-northeast-1"));
    const moved = (await secretsOf("ap-northeast-1")).filter(
      (row) =>
        row.LastChangedDate && row.LastChangedDate.getTime() > NOW.getTime() - 30 * 86_400_000,
    );
    const ages = await Promise.all(
      moved.map(async ({ ARN, LastChangedDate }) => {
        const { Versions } = await client.send(new ListSecretVersionIdsCommand({ SecretId: ARN }));
        const current = Versions?.find(({ VersionStages }) =>
          VersionStages?.includes("AWSCURRENT"),
        );
        return (LastChangedDate?.getTime() ?? 0) - (current?.CreatedDate?.getTime() ?? 0);
      }),
    );
    expect(ages.some((difference) => difference > 10 * 86_400_000)).toBe(true);
    expect(ages.every((difference) => difference >= 0)).toBe(true);
  });

  test("a page may be empty and still carry a token", async () => {
    const client = new SecretsManagerClient(config("ap-northeast-1"));
    const first = await client.send(new ListSecretsCommand({ MaxResults: 100 }));
    const second = await client.send(
      new ListSecretsCommand({ MaxResults: 100, NextToken: first.NextToken }),
    );
    expect(second).toMatchObject({ SecretList: [], NextToken: expect.any(String) });
  });

  test("a name deleted and made again has another suffix", async () => {
    const suffixes = new Map<string, Set<string>>();
    for (const days of [60, 30, 0]) {
      await setClock(new Date(NOW.getTime() - days * 86_400_000));
      for (const { ARN = "", Name = "" } of await secretsOf("ap-northeast-1")) {
        suffixes.set(Name, (suffixes.get(Name) ?? new Set()).add(ARN.slice(-6)));
      }
    }
    await setClock(NOW);
    expect([...suffixes.values()].some((set) => set.size === 2)).toBe(true);
  });

  test("the hero of the story: two failed rotations, replicated, value of July", async () => {
    const client = new SecretsManagerClient(config("ap-northeast-1"));
    const SecretId = "prod/logistics/ap-northeast-1/wms-core/db-main";
    const told = await client.send(new DescribeSecretCommand({ SecretId }));
    expect(told.ReplicationStatus).toMatchObject([{ Region: "ap-northeast-3", Status: "InSync" }]);
    const { Versions = [] } = await client.send(new ListSecretVersionIdsCommand({ SecretId }));
    const at = (stage: string) =>
      Versions.find(({ VersionStages }) => VersionStages?.includes(stage))?.CreatedDate;
    expect(at("AWSCURRENT")?.toISOString().slice(0, 10)).toBe("2026-07-14");
    expect(at("AWSPENDING")?.toISOString()).toBe("2026-11-19T18:00:00.000Z");
    const old = await client.send(
      new ListSecretVersionIdsCommand({ SecretId, IncludeDeprecated: true }),
    );
    expect(old.Versions?.length).toBeGreaterThan(Versions.length);
  });

  test("policies: for everybody, for a foreign account, none", async () => {
    const client = new SecretsManagerClient(config("ap-northeast-1"));
    const all = await secretsOf("ap-northeast-1");
    const texts = await Promise.all(
      all.map(async ({ ARN }) => {
        const { ResourcePolicy } = await client.send(
          new GetResourcePolicyCommand({ SecretId: ARN }),
        );
        return ResourcePolicy;
      }),
    );
    expect(texts).toContain(undefined);
    expect(texts.some((text) => text?.includes('"Principal":"*"'))).toBe(true);
    expect(texts.some((text) => text?.includes(accounts.acquired.id))).toBe(true);
  });
});

describe("Parameter Store", () => {
  test("every oddity of a listing is there", async () => {
    const all = await parametersOf("ap-northeast-1");
    const some = (is: (row: ParameterMetadata) => unknown) => all.some((row) => Boolean(is(row)));
    expect(some((row) => row.Type === "StringList")).toBe(true);
    expect(some((row) => row.Type === "String" && /password|key/.test(row.Name ?? ""))).toBe(true);
    expect(some((row) => row.Name?.startsWith("/aws/service/"))).toBe(true);
    expect(some((row) => !row.Name?.startsWith("/"))).toBe(true);
    expect(some((row) => row.Tier === "Advanced" && row.Policies?.[0]?.PolicyText)).toBe(true);
    expect(some((row) => row.KeyId !== "alias/aws/ssm" && row.KeyId)).toBe(true);
    expect(some((row) => row.DataType === "aws:ec2:image")).toBe(true);
    expect(some((row) => row.LastModifiedUser?.includes("ishida"))).toBe(true);
  });

  test("Version begins again when a parameter was deleted and put anew", async () => {
    const before = new Map<string, number>();
    const fell: string[] = [];
    for (const days of [70, 50, 30, 10, 0]) {
      await setClock(new Date(NOW.getTime() - days * 86_400_000));
      for (const { Name = "", Version = 0 } of await parametersOf("ap-northeast-1")) {
        if (Version < (before.get(Name) ?? 0)) fell.push(Name);
        before.set(Name, Version);
      }
    }
    await setClock(NOW);
    expect(fell).not.toEqual([]);
  });

  test("tags are asked for one by one", async () => {
    const client = new SSMClient(config("ap-northeast-1"));
    const { TagList } = await client.send(
      new ListTagsForResourceCommand({
        ResourceType: "Parameter",
        ResourceId: "/prod/label-printer/db-password",
      }),
    );
    expect(TagList).toContainEqual({ Key: "team", Value: "logistics" });
  });
});
