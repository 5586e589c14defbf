import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parameterStore } from "@/lib/backends/parameter-store";
import type { BackendConnection } from "@/lib/backends/secret-backend";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { type FaultProxy, startFaultProxy } from "@/lib/backends/testing/fault-proxy";
import { type Reading, readAll } from "@/lib/backends/testing/read-source";
import { awsItem } from "./testing/fixture";
import { type AwsStandIn, startAwsStandIn } from "./testing/stand-in";
import { canary, twoRegions } from "./testing/worlds";

/** Faults of AWS's own kind; those of any HTTP server are in the conformance suite. */
describe.each([
  { backend: secretsManager, call: /:ListSecrets$/, rows: "SecretList" },
  { backend: parameterStore, call: /:DescribeParameters$/, rows: "Parameters" },
])("$backend.kind", ({ backend, call, rows }) => {
  let standIn: AwsStandIn;
  let proxy: FaultProxy;
  let connection: BackendConnection;

  beforeEach(async () => {
    standIn = await startAwsStandIn(twoRegions());
    proxy = await startFaultProxy(standIn.url);
    const kind = backend === secretsManager ? "secrets-manager" : "parameter-store";
    connection = backend.open(awsItem(kind, proxy.url, { regions: ["ap-northeast-1"] }), {
      credential: () => "AKIDSTANDIN",
      clock: () => new Date("2026-11-23T00:00:00Z"),
      onCall: () => {},
    });
  });
  afterEach(async () => {
    await connection.close();
    await proxy.close();
    await standIn.close();
  });

  const read = (): Promise<Reading> => readAll(connection, AbortSignal.timeout(15_000));

  test("an empty page that carries a token is passed over", async () => {
    proxy.inject({
      call,
      times: 1,
      fault: { kind: "edit", edit: () => ({ [rows]: [], NextToken: "0" }) },
    });
    const [place] = (await read()).places;
    expect(place?.entries).toHaveLength(40);
    expect(place?.completion).toMatchObject({ complete: true });
  });

  test("a token that comes again and again ends the listing, named and incomplete", async () => {
    proxy.inject({
      call,
      fault: { kind: "edit", edit: (answer) => ({ ...answer, NextToken: "10" }) },
    });
    const [place] = (await read()).places;
    expect(place?.completion).toMatchObject({
      complete: false,
      failures: [
        { cause: "unexpected", message: expect.stringContaining("repeats its page token") },
      ],
    });
  });

  test("a value in a row is dropped where it comes in", async () => {
    const wire: string[] = [];
    const edit = (answer: Record<string, unknown>) => {
      wire.push(JSON.stringify(answer));
      return answer;
    };
    proxy.inject({ call, fault: { kind: "edit", edit } });
    const reading = await read();
    expect(wire.join()).toContain(canary);
    expect(JSON.stringify(reading)).not.toContain(canary);
  });

  test("throttled twice is only slower", async () => {
    const throttled = { kind: "status", status: 400, type: "ThrottlingException" } as const;
    proxy.inject({ call, after: 1, times: 2, fault: throttled });
    const [place] = (await read()).places;
    expect(place?.entries).toHaveLength(40);
    expect(place?.completion).toMatchObject({ complete: true, failures: [] });
  });

  test("credentials that end in the middle of a listing are named", async () => {
    const expired = { kind: "status", status: 400, type: "ExpiredTokenException" } as const;
    proxy.inject({ call, after: 2, fault: expired });
    const error = await read().catch((thrown: unknown) => thrown);
    expect(backend.explain(error)).toMatchObject({
      cause: "denied",
      message: expect.stringContaining("111122223333 ap-northeast-1"),
      todo: expect.stringContaining("renew"),
    });
  });

  test("nothing goes to AWS itself, whatever the endpoint lacks", async () => {
    standIn.world.unknown = [
      "tag:GetResources",
      "ssm:ListTagsForResource",
      "secretsmanager:GetResourcePolicy",
      "iam:SimulatePrincipalPolicy",
      "organizations:ListAccounts",
      "account:ListRegions",
    ];
    const [place] = (await read()).places;
    expect(place?.completion).toEqual({ complete: true, failures: [], notices: [] });
    expect(await connection.estate?.(AbortSignal.timeout(5000))).toEqual([]);
    expect(proxy.seen).toEqual(
      expect.arrayContaining(["organizations:ListAccounts", "account:ListRegions"]),
    );
  });
});
