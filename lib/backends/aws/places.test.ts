import { afterEach, expect, test } from "vitest";
import { type Opened, opened } from "./testing/opened";
import { emptyWorld } from "./testing/world";
import { secretArn, secretRow, twoRegions } from "./testing/worlds";

const role = (account: string) => `arn:aws:iam::${account}:role/kagimori/KagimoriRead`;
const signal = () => AbortSignal.timeout(10_000);
let source: Opened;
afterEach(() => source.close());

test("without roles the account is that of the credentials", async () => {
  source = await opened("secrets-manager", twoRegions());
  const { places } = await source.read();
  expect(places.map(({ place }) => place)).toMatchObject([
    {
      key: "aws:aws:111122223333:ap-northeast-1:secretsmanager",
      backend: "secrets-manager",
      label: "111122223333 ap-northeast-1 Secrets Manager",
      account: "111122223333",
      region: "ap-northeast-1",
    },
    { key: "aws:aws:111122223333:us-east-1:secretsmanager" },
  ]);
});

test("each role is one account, assumed once for all its Regions, with its own credentials", async () => {
  const world = emptyWorld();
  world.secrets["444455556666 us-east-1"] = [
    secretRow("x", { ARN: secretArn("x", "us-east-1").replace("111122223333", "444455556666") }),
  ];
  source = await opened("secrets-manager", world, {
    accounts: [
      { roleArn: role("444455556666") },
      { roleArn: role("777788889999"), externalId: "kagimori" },
    ],
  });
  const { places, lost } = await source.read();
  expect(lost).toEqual([]);
  expect(places.map(({ place, entries }) => [place.account, place.region, entries.length])).toEqual(
    [
      ["444455556666", "ap-northeast-1", 0],
      ["444455556666", "us-east-1", 1],
      ["777788889999", "ap-northeast-1", 0],
      ["777788889999", "us-east-1", 0],
    ],
  );
  expect(source.counts()["sts:AssumeRole"]).toBe(2);
});

test("a role that cannot be assumed loses its places, and no other account's", async () => {
  const world = { ...twoRegions(), denied: [`sts:AssumeRole ${role("444455556666")}`] };
  source = await opened("parameter-store", world, {
    accounts: [{ roleArn: role("444455556666") }, { roleArn: role("111122223333") }],
  });
  const { places, lost } = await source.read();
  expect(lost).toMatchObject([
    { key: "aws:aws:444455556666:ap-northeast-1:ssm", failure: { cause: "denied" } },
    { key: "aws:aws:444455556666:us-east-1:ssm", failure: { cause: "denied" } },
  ]);
  expect(places.map(({ entries }) => entries.length)).toEqual([40, 3]);
});

test("a Region that is not enabled is lost and no failure", async () => {
  source = await opened("secrets-manager", { ...twoRegions(), disabled: ["us-east-1"] });
  const { places, lost } = await source.read();
  expect(places).toHaveLength(1);
  expect(lost).toMatchObject([
    {
      key: "aws:aws:111122223333:us-east-1:secretsmanager",
      failure: { cause: "not-enabled", message: "us-east-1 is not enabled in 111122223333" },
    },
  ]);
});

test("a listing that is refused throws for its own place, after the others were offered", async () => {
  source = await opened("secrets-manager", {
    ...twoRegions(),
    denied: ["secretsmanager:ListSecrets 111122223333"],
  });
  const places: string[] = [];
  for await (const found of source.connection.places(signal())) {
    if ("lost" in found) throw new Error("lost");
    places.push(found.place.key);
    const listing = found.list({ signal: signal(), known: async () => new Map() });
    const error = await listing.next().catch((thrown: unknown) => thrown);
    expect(source.backend.explain(error)).toMatchObject({
      cause: "denied",
      todo: expect.stringContaining("secretsmanager:ListSecrets"),
    });
  }
  expect(places).toHaveLength(2);
});

test("check assumes until one role works, and throws when none does", async () => {
  const denied = [role("444455556666"), role("777788889999")].map((arn) => `sts:AssumeRole ${arn}`);
  source = await opened(
    "secrets-manager",
    { ...emptyWorld(), denied: denied.slice(0, 1) },
    { accounts: [{ roleArn: role("444455556666") }, { roleArn: role("777788889999") }] },
  );
  expect(await source.connection.check(signal())).toMatchObject({ identity: role("777788889999") });
  source.world.denied = denied;
  await source.close();
  source = await opened(
    "secrets-manager",
    { ...emptyWorld(), denied },
    { accounts: [{ roleArn: role("444455556666") }, { roleArn: role("777788889999") }] },
  );
  const error = await source.connection.check(signal()).catch((thrown: unknown) => thrown);
  expect(source.backend.explain(error)).toMatchObject({ cause: "denied" });
});
