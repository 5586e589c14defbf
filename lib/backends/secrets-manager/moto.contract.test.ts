import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UpdateSecretCommand,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { canary, type MotoSource, motoSource } from "@/lib/backends/testing/moto-source";
import type { Reading } from "@/lib/backends/testing/read-source";
import { secretsManager } from "./index";

const COUNT = 230;
const name = (at: number) => `dev/service-${at % 7}/key-${at}`;
let source: MotoSource;
let client: SecretsManagerClient;
let first: Reading;

beforeAll(async () => {
  source = await motoSource(secretsManager, inject("motoUrl"), "210000000001", [
    "ap-northeast-1",
    "us-east-1",
  ]);
  client = new SecretsManagerClient(source.config);
  for (let at = 0; at < COUNT; at += 1) {
    await client.send(
      new CreateSecretCommand({
        Name: name(at),
        SecretString: canary,
        Description: `第${at}の鍵`,
        Tags: [{ Key: "team", Value: `team-${at % 3}` }],
      }),
    );
  }
  for (let at = 0; at < 40; at += 1) {
    await client.send(
      new PutSecretValueCommand({ SecretId: name(at), SecretString: `${canary}2` }),
    );
  }
  for (const at of [100, 101, 102])
    await client.send(new DeleteSecretCommand({ SecretId: name(at) }));
  await client.send(new CreateSecretCommand({ Name: "dev/empty" }));
  await client.send(
    new ReplicateSecretToRegionsCommand({
      SecretId: name(0),
      AddReplicaRegions: [{ Region: "us-east-1" }],
    }),
  );
  await client.send(
    new PutResourcePolicyCommand({
      SecretId: name(1),
      ResourcePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::444455556666:root" },
            Action: "secretsmanager:GetSecretValue",
            Resource: "*",
          },
        ],
      }),
    }),
  );
  first = await source.read();
});
afterAll(() => source.close());

const entryOf = (reading: Reading, wanted: string, place = 0) =>
  reading.places[place]?.entries.find((entry) => entry.name === wanted);

test("every secret once, over three pages, in the account of the role", () => {
  const [tokyo, virginia] = first.places;
  expect(tokyo?.place.key).toBe("aws:aws:210000000001:ap-northeast-1:secretsmanager");
  expect(tokyo?.completion).toEqual({ complete: true, failures: [], notices: [] });
  expect(new Set(tokyo?.entries.map(({ identity }) => identity)).size).toBe(COUNT + 1);
  expect(virginia?.entries.map(({ type }) => type)).toEqual(["replica"]);
  expect(entryOf(first, name(5))).toMatchObject({
    description: "第5の鍵",
    tags: { team: "team-2" },
    valueChangedAt: { evidence: "version-written" },
    rotation: { enabled: null, intervalSeconds: null },
  });
});

test("labels, deletions, an empty one, a replica's primary, a foreign account", () => {
  expect(
    entryOf(first, name(3))
      ?.versions.map(({ stages }) => stages)
      .sort(),
  ).toEqual([["AWSCURRENT"], ["AWSPREVIOUS"]]);
  expect(
    first.places[0]?.entries.filter(({ inactive }) => inactive === "pending-deletion"),
  ).toHaveLength(3);
  expect(entryOf(first, "dev/empty")).toMatchObject({
    inactive: "no-live-value",
    valueChangedAt: { at: null, unknown: "never" },
  });
  expect(entryOf(first, name(0), 1)?.parent).toBe(entryOf(first, name(0))?.identity);
  expect(entryOf(first, name(1))?.facts.resourcePolicy).toMatchObject({
    anyone: "no",
    foreignAccounts: ["444455556666"],
  });
});

test("a second reading asks for no version, sends allowed calls only, and reads no value", async () => {
  const second = await source.read(first);
  expect(second).toEqual(first);
  expect(source.calls).not.toContain("secretsmanager:ListSecretVersionIds");
  expect(source.calls.length).toBe(source.proxy.seen.length);
  for (const call of source.proxy.seen) expect(secretsManager.allowedCalls).toContain(call);
  expect(JSON.stringify(second)).not.toContain(canary);
});

test("a new value moves the age; a tag and a description do not", async () => {
  await client.send(new PutSecretValueCommand({ SecretId: name(50), SecretString: `${canary}3` }));
  await client.send(
    new TagResourceCommand({ SecretId: name(51), Tags: [{ Key: "new", Value: "x" }] }),
  );
  await client.send(new UpdateSecretCommand({ SecretId: name(52), Description: "changed" }));
  const after = await source.read(first);
  expect(source.calls.filter((call) => call.endsWith("ListSecretVersionIds"))).toHaveLength(1);
  const versionsBefore = entryOf(first, name(50))?.versions.length ?? 0;
  expect(entryOf(after, name(50))?.versions).toHaveLength(versionsBefore + 1);
  expect(entryOf(after, name(51))).toMatchObject({
    tags: { new: "x" },
    valueChangedAt: entryOf(first, name(51))?.valueChangedAt,
  });
  expect(entryOf(after, name(52))).toMatchObject({
    description: "changed",
    valueChangedAt: entryOf(first, name(52))?.valueChangedAt,
  });
});

test("deleted and made again is another incarnation; restored is the same one", async () => {
  await client.send(
    new DeleteSecretCommand({ SecretId: name(60), ForceDeleteWithoutRecovery: true }),
  );
  await client.send(new CreateSecretCommand({ Name: name(60), SecretString: canary }));
  await client.send(new RestoreSecretCommand({ SecretId: name(100) }));
  const after = await source.read(first);
  const [old, made] = [entryOf(first, name(60)), entryOf(after, name(60))];
  expect(made?.identity).toBe(old?.identity);
  expect(made?.incarnation).not.toBe(old?.incarnation);
  expect(entryOf(after, name(100))).toMatchObject({
    inactive: null,
    incarnation: entryOf(first, name(100))?.incarnation,
    valueChangedAt: { evidence: "version-written" },
  });
});

test("rights cannot be tested here, and that is what is said", async () => {
  const connection = secretsManager.open(
    {
      id: "m",
      kind: "secrets-manager",
      regions: ["us-east-1"],
      endpoint: inject("motoUrl"),
      credentials: { accessKeyId: "env:K", secretAccessKey: "env:S" },
    },
    { credential: () => "moto", clock: () => new Date(), onCall: () => {} },
  );
  async function* subjects() {
    yield {
      placeKey: "aws:aws:123456789012:us-east-1:secretsmanager",
      identity: "x",
      type: "secret" as const,
      path: "x",
      arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-Ab12Cd",
    };
  }
  expect(await connection.rights?.(subjects(), AbortSignal.timeout(10_000))).toMatchObject({
    values: "not-determined",
    tested: 0,
    reason: expect.stringMatching(/\S/),
  });
  expect(await connection.estate?.(AbortSignal.timeout(10_000))).toEqual([]);
  await connection.close();
});
