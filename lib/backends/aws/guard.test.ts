import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetParameterHistoryCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { type FaultProxy, startFaultProxy } from "@/lib/backends/testing/fault-proxy";
import { nameOf } from "./call-errors";
import { openSession, type Session } from "./session";
import { awsSettings } from "./settings";
import { awsItem } from "./testing/fixture";
import { type AwsStandIn, startAwsStandIn } from "./testing/stand-in";
import { twoRegions } from "./testing/worlds";

let standIn: AwsStandIn;
let proxy: FaultProxy;
let session: Session;
const context = {
  credential: () => "AKIDSTANDIN",
  clock: () => new Date(),
  onCall: () => {},
};

beforeEach(async () => {
  standIn = await startAwsStandIn(twoRegions());
  proxy = await startFaultProxy(standIn.url);
  const settings = awsSettings("secrets-manager").parse(awsItem("secrets-manager", proxy.url));
  session = openSession(settings, context, secretsManager.allowedCalls);
});
afterEach(async () => {
  session.close();
  await proxy.close();
  await standIn.close();
});

test("a call that is not on the list is refused before it is sent", async () => {
  const secrets = session.client(SecretsManagerClient, session.base, "ap-northeast-1");
  const value = secrets.send(new GetSecretValueCommand({ SecretId: "x" })).catch(nameOf);
  const parameters = session.client(SSMClient, session.base, "ap-northeast-1");
  const history = parameters.send(new GetParameterHistoryCommand({ Name: "x" })).catch(nameOf);
  expect(await Promise.all([value, history])).toEqual(["CallRefused", "CallRefused"]);
  expect(proxy.seen).toEqual([]);
});

test("no list of allowed calls holds one that can carry a value", () => {
  const carriers = /Get(Secret|Random|Parameter)|BatchGet|Decrypt|:(Put|Update|Create|Delete)/;
  expect(secretsManager.allowedCalls.filter((call) => carriers.test(call))).toEqual([]);
});

test("requests say who asks", async () => {
  const agents: string[] = [];
  const secrets = session.client(SecretsManagerClient, session.base, "ap-northeast-1");
  secrets.middlewareStack.add(
    (next) => async (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      agents.push(headers["user-agent"] ?? "");
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const { ListSecretsCommand } = await import("@aws-sdk/client-secrets-manager");
  await secrets.send(new ListSecretsCommand({}));
  expect(agents[0]).toMatch(/kagimori\/\d+\.\d+\.\d+/);
});

test("one client per class, account and Region", () => {
  const here = session.client(SSMClient, session.base, "ap-northeast-1");
  expect(session.client(SSMClient, session.base, "ap-northeast-1")).toBe(here);
  expect(session.client(SSMClient, session.base, "us-east-1")).not.toBe(here);
});
