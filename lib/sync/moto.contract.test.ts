import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { systemViewer } from "@/lib/access-control/system";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { canary, type MotoSource, motoSource } from "@/lib/backends/testing/moto-source";
import { Config } from "@/lib/config/model";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { decideHeldRemoval } from "@/lib/sources/decide-removal";
import { runSync } from "./run-sync";

const { application } = testDatabase();
const COUNT = 520;
const region = "eu-north-1";
const name = (i: number) => `prod/shop/key-${i}`;
const account = "210000000077";
const config = Config.parse({
  sources: [
    {
      id: "sm",
      kind: "secrets-manager",
      regions: [region],
      endpoint: inject("motoUrl"),
      accounts: [{ roleArn: `arn:aws:iam::${account}:role/KagimoriRead` }],
      credentials: { accessKeyId: "env:KEY", secretAccessKey: "env:SECRET" },
      limits: { requestsPerSecond: 10_000 },
    },
  ],
});
let moto: MotoSource;
let client: SecretsManagerClient;

beforeAll(async () => {
  moto = await motoSource(secretsManager, inject("motoUrl"), account, [region]);
  client = new SecretsManagerClient({ ...moto.config, region });
  for (let i = 0; i < COUNT; i++) await create(i);
}, 120_000);
afterAll(async () => {
  client.destroy();
  await moto.close();
  await closePool();
});

const create = (i: number) =>
  client.send(new CreateSecretCommand({ Name: name(i), SecretString: canary }));
const destroy = (i: number) =>
  client.send(new DeleteSecretCommand({ SecretId: name(i), ForceDeleteWithoutRecovery: true }));
const sync = () =>
  runSync({
    sourceId: "sm",
    config,
    credential: () => "moto",
    clock: () => new Date(),
    trigger: "cli",
    signal: new AbortController().signal,
  });
const live = async () => {
  const { rows } = await application.query(
    "SELECT count(*)::int AS count FROM secret WHERE removed_at IS NULL",
  );
  return rows[0]?.count;
};

test("a real listing: all of it, nothing new, few removals, many held, made anew", async () => {
  expect(await sync()).toMatchObject({ status: "done", found: COUNT, new: COUNT });
  expect(await sync()).toMatchObject({ status: "done", new: 0, changed: 0, unchanged: COUNT });

  for (let i = 0; i < 5; i++) await destroy(i);
  expect(await sync()).toMatchObject({ status: "done", removed: 5, heldRemovals: 0 });

  for (let i = 5; i < 205; i++) await destroy(i);
  const held = await sync();
  expect(held).toMatchObject({ status: "held", removed: 0, heldRemovals: 200 });
  expect(await live()).toBe(COUNT - 5);
  const { rows } = await application.query("SELECT place_id AS id FROM held_removal");
  const at = { placeId: rows[0]?.id, runId: held.id };
  const decision = { decision: "approved" as const, reason: "they were copies" };
  expect(await decideHeldRemoval(systemViewer("test"), at, decision, () => new Date())).toEqual({
    removed: 200,
  });

  for (const i of [0, 300]) {
    if (i === 300) await destroy(i);
    await create(i);
  }
  expect(await sync()).toMatchObject({ status: "done", new: 1, changed: 1, removed: 0 });
  expect(await live()).toBe(COUNT - 205 + 1);
  const stored = await application.query("SELECT to_jsonb(s)::text AS row FROM secret s");
  expect(JSON.stringify(stored.rows)).not.toContain(canary);
}, 120_000);
