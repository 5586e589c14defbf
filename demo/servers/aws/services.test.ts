import { AccountClient, ListRegionsCommand } from "@aws-sdk/client-account";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { ListAccountsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import {
  BatchGetSecretValueCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import {
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoServers, startServers } from "@/demo/start";
import { accounts, roleArn } from "@/demo/world/accounts";

const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
const NOW = new Date(TODAY + 11 * 3_600_000);
const { production, shared } = accounts;
let servers: DemoServers;

const config = (region = "ap-northeast-1", accessKeyId = `ASIAKGMR${production.id}`) => ({
  region,
  endpoint: servers.aws,
  credentials: { accessKeyId, secretAccessKey: "x" },
});

beforeAll(async () => {
  servers = await startServers({ today: TODAY });
  await fetch(`${servers.control}/clock`, { method: "POST", body: JSON.stringify({ now: NOW }) });
});
afterAll(() => servers.close());

describe("identity and estate", () => {
  test("a role of a connected account can be assumed, of another not", async () => {
    const client = new STSClient(config("ap-northeast-1", "AKIAKGMRDEMO00000000"));
    const assume = (account: string) =>
      client.send(
        new AssumeRoleCommand({ RoleArn: roleArn(account), RoleSessionName: "kagimori" }),
      );
    const { Credentials } = await assume(production.id);
    expect(Credentials?.AccessKeyId).toContain(production.id);
    await expect(assume(accounts.acquired.id)).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("Organizations tells of an account nobody connected, and answers one account only", async () => {
    const list = (account: string, NextToken?: string) =>
      new OrganizationsClient(config("us-east-1", `ASIAKGMR${account}`)).send(
        new ListAccountsCommand({ NextToken }),
      );
    const first = await list(shared.id);
    const rest = await list(shared.id, first.NextToken);
    expect([...(first.Accounts ?? []), ...(rest.Accounts ?? [])].map(({ Id }) => Id)).toContain(
      accounts.acquired.id,
    );
    await expect(list(production.id)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("a Region that is not enabled does not know the token", async () => {
    const { Regions } = await new AccountClient(config("us-east-1", `ASIAKGMR${shared.id}`)).send(
      new ListRegionsCommand({}),
    );
    expect(Regions).toContainEqual({ RegionName: "ap-northeast-3", RegionOptStatus: "DISABLED" });
    const client = new SecretsManagerClient(config("ap-northeast-3", `ASIAKGMR${shared.id}`));
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  test("the simulation denies values, and one account does not let its role ask", async () => {
    const simulate = (account: string) =>
      new IAMClient(config("us-east-1", `ASIAKGMR${account}`)).send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: roleArn(account),
          ActionNames: ["secretsmanager:GetSecretValue", "secretsmanager:ListSecrets"],
        }),
      );
    const { EvaluationResults } = await simulate(production.id);
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
      "explicitDeny",
      "allowed",
    ]);
    await expect(simulate(shared.id)).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

test("every so often a listing is told to slow down", async () => {
  const client = new SecretsManagerClient({ ...config("ap-northeast-3"), maxAttempts: 1 });
  const names = new Set<string>();
  for (let i = 0; i < 220; i++) {
    await client.send(new ListSecretsCommand({ MaxResults: 1 })).catch((error: Error) => {
      names.add(error.name);
    });
  }
  expect([...names]).toEqual(["ThrottlingException"]);
});

test("events: newest first, paged, the same again, and the night the rotation failed is among them", async () => {
  const client = new CloudTrailClient(config());
  const ask = async () => {
    const events: string[] = [];
    const names = new Set<string>();
    let NextToken: string | undefined;
    let last = Number.POSITIVE_INFINITY;
    do {
      const page = await client.send(
        new LookupEventsCommand({
          StartTime: new Date("2026-11-19T15:00:00Z"),
          EndTime: new Date("2026-11-20T15:00:00Z"),
          LookupAttributes: [
            { AttributeKey: "EventSource", AttributeValue: "secretsmanager.amazonaws.com" },
          ],
          NextToken,
        }),
      );
      for (const { EventId = "", EventName = "", EventTime } of page.Events ?? []) {
        expect(EventTime?.getTime()).toBeLessThanOrEqual(last);
        last = EventTime?.getTime() ?? 0;
        events.push(EventId);
        names.add(EventName);
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return { events, names };
  };
  const first = await ask();
  expect(new Set(first.events).size).toBe(first.events.length);
  expect(first.names).toContain("RotationFailed");
  expect(first.names).toContain("GetSecretValue");
  expect((await ask()).events).toEqual(first.events);
});

test("values are refused and counted", async () => {
  const count = async () =>
    (await (await fetch(`${servers.control}/value-reads`)).json()).count as number;
  const before = await count();
  const sm = new SecretsManagerClient(config());
  const ssm = new SSMClient(config());
  const SecretId = "prod/ledger/signing-key";
  const Name = "/prod/airflow/fernet-key";
  const refused = [
    sm.send(new GetSecretValueCommand({ SecretId })),
    sm.send(new BatchGetSecretValueCommand({ SecretIdList: [SecretId] })),
    ssm.send(new GetParameterCommand({ Name, WithDecryption: true })),
    ssm.send(new GetParameterHistoryCommand({ Name })),
    ssm.send(new GetParametersByPathCommand({ Path: "/prod" })),
  ];
  for (const one of refused) {
    await expect(one).rejects.toMatchObject({ name: "AccessDeniedException" });
  }
  expect(await count()).toBe(before + refused.length);
});
