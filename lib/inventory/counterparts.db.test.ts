import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { storeEvents } from "@/lib/access-history/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { counterpartsOf } from "./counterparts";
import { secretFixture, storeSecrets } from "./testing";

const { application } = testDatabase();
const qa = viewerOf("qa");
const rotation = { lambdaArn: "arn:aws:lambda:ap-northeast-1:111122223333:function:rotate" };
const key = "arn:aws:kms:ap-northeast-1:111122223333:key/1";
const staging = secretFixture({
  path: "stg/shop/db",
  environment: "stg",
  facts: { kmsKeyId: key, rotation },
});
const named = secretFixture({ path: "prod/shop/db", owner: "nobody-may-know@example.jp" });
const keyed = secretFixture({
  path: "prod/shop/other",
  facts: { kmsKeyId: key, rotation },
  kind: "account",
});
const used = secretFixture({ path: "prod/shop/used", kind: "certificate" });
const alone = secretFixture({ path: "prod/shop/alone" });
const elsewhere = secretFixture({ path: "prod/pay/db", service: "pay", team: "pay" });
const production = secretFixture({ path: "prod/shop/mine" });

beforeAll(async () => {
  await storeSecrets(application, [staging, named, keyed, used, alone, elsewhere, production]);
  const principal = { key: "role/shop", kind: "workload" } as const;
  const read = (secret: { id?: unknown }) => ({
    occurredAt: "2026-11-20T00:00:00Z",
    secretId: String(secret.id),
    principal,
  });
  await storeEvents(application, [read(staging), read(used)]);
});
afterAll(closePool);

test("QA learns service, kind and what is shared, and nothing by which it could be found", async () => {
  const none = {
    sameName: false,
    sameKmsKey: false,
    sameRotationFunction: false,
    samePrincipal: false,
  };
  const shop = { service: "shop", ...none };
  expect(await counterpartsOf(qa, String(staging.id))).toEqual([
    { ...shop, kind: "database", sameName: true },
    { ...shop, kind: "account", sameKmsKey: true, sameRotationFunction: true },
    { ...shop, kind: "certificate", samePrincipal: true },
  ]);
});

test("a production secret is as if it were not there; one of another team, too", async () => {
  await expect(counterpartsOf(qa, String(production.id))).rejects.toThrow("does not exist");
  const other = viewerOf("member", [{ team: ["pay"] }]);
  await expect(counterpartsOf(other, String(staging.id))).rejects.toThrow("does not exist");
  expect(await counterpartsOf(viewerOf("operator"), String(production.id))).toEqual([]);
});
