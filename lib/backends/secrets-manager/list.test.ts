import { afterEach, beforeEach, expect, test } from "vitest";
import { type Opened, opened } from "@/lib/backends/aws/testing/opened";
import { emptyWorld } from "@/lib/backends/aws/testing/world";
import { base, secretArn, secretRow, versionRows } from "@/lib/backends/aws/testing/worlds";
import type { Reading } from "@/lib/backends/testing/read-source";

const here = "111122223333 ap-northeast-1";
const names = ["a", "b", "c"];
let source: Opened;

beforeEach(async () => {
  const world = emptyWorld();
  world.secrets[here] = names.map((name) => secretRow(name));
  for (const name of names) world.versions[name] = versionRows(name);
  source = await opened("secrets-manager", world, { regions: ["ap-northeast-1"] });
});
afterEach(() => source.close());

const row = (name: string) => {
  const found = source.world.secrets[here]?.find(({ Name }) => Name === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const entryOf = (reading: Reading, name: string) =>
  reading.places[0]?.entries.find((entry) => entry.name === name);

test("the first reading asks versions and policy of each secret once", async () => {
  await source.read();
  expect(source.counts()).toEqual({
    "sts:GetCallerIdentity": 1,
    "secretsmanager:ListSecrets": 1,
    "secretsmanager:ListSecretVersionIds": 3,
    "secretsmanager:GetResourcePolicy": 3,
  });
});

test("a second reading asks versions only where a label moved", async () => {
  const before = await source.read();
  Object.assign(row("b"), {
    SecretVersionsToStages: { "b-v3": ["AWSCURRENT"], "b-v2": ["AWSPREVIOUS"] },
  });
  source.world.versions.b = [
    { VersionId: "b-v3", VersionStages: ["AWSCURRENT"], CreatedDate: base },
    { VersionId: "b-v2", VersionStages: ["AWSPREVIOUS"], CreatedDate: base - 1 },
  ];
  const after = await source.read(before);
  expect(source.counts()["secretsmanager:ListSecretVersionIds"]).toBe(1);
  expect(entryOf(after, "b")?.valueChangedAt.at).toBe("2026-11-01T00:00:00.000Z");
  expect(entryOf(after, "a")).toEqual(entryOf(before, "a"));
});

test("an edit of the description asks the policy again, not the versions", async () => {
  const before = await source.read();
  Object.assign(row("a"), { Description: "new", LastChangedDate: base });
  const after = await source.read(before);
  const { "secretsmanager:GetResourcePolicy": policies = 0, ...others } = source.counts();
  expect(others).not.toHaveProperty("secretsmanager:ListSecretVersionIds");
  expect(policies).toBeGreaterThanOrEqual(1);
  expect(entryOf(after, "a")?.valueChangedAt).toEqual(entryOf(before, "a")?.valueChangedAt);
});

test("over the runs of a week each unchanged secret's policy is asked once", async () => {
  const world = emptyWorld();
  world.secrets[here] = Array.from({ length: 60 }, (_, at) => secretRow(`s${at}`));
  const daily = { regions: ["ap-northeast-1"], schedule: "P1D" };
  const first = await opened("secrets-manager", world, daily);
  const before = await first.read();
  await first.close();
  const asked: number[] = [];
  for (const day of [23, 24, 25, 26, 27, 28, 29]) {
    const at = new Date(`2026-11-${day}T01:30:00Z`);
    const run = await opened("secrets-manager", world, daily, at);
    await run.read(before);
    asked.push(run.counts()["secretsmanager:GetResourcePolicy"] ?? 0);
    await run.close();
  }
  expect(asked.reduce((sum, count) => sum + count, 0)).toBe(60);
  expect(Math.max(...asked)).toBeLessThan(25);
});

test("secrets waiting for deletion are listed, and asked nothing", async () => {
  source.world.secrets[here] = [secretRow("a", { DeletedDate: base })];
  const reading = await source.read();
  expect(entryOf(reading, "a")?.inactive).toBe("pending-deletion");
  expect(Object.keys(source.counts())).toEqual([
    "sts:GetCallerIdentity",
    "secretsmanager:ListSecrets",
  ]);
});

test("replicas of a primary come from DescribeSecret; a replica itself is asked nothing", async () => {
  Object.assign(row("a"), { PrimaryRegion: "ap-northeast-1" });
  source.world.replication.a = [
    { Region: "us-west-2", Status: "InProgress" },
    { Region: "us-east-1", Status: "InSync", KmsKeyId: "alias/x" },
  ];
  source.world.secrets[here]?.push(
    secretRow("copy", { ARN: secretArn("copy"), PrimaryRegion: "us-east-1" }),
  );
  const reading = await source.read();
  expect(source.counts()).toMatchObject({
    "secretsmanager:DescribeSecret": 1,
    "secretsmanager:ListSecretVersionIds": 3,
  });
  expect(entryOf(reading, "a")?.facts.replicas).toEqual([
    { region: "us-east-1", kmsKeyId: "alias/x" },
    { region: "us-west-2" },
  ]);
  expect(entryOf(reading, "copy")).toMatchObject({
    type: "replica",
    parent: secretArn("copy", "us-east-1").slice(0, -7),
  });
});

test("a replica's place is kept when DescribeSecret is refused later", async () => {
  Object.assign(row("a"), { PrimaryRegion: "ap-northeast-1" });
  source.world.replication.a = [{ Region: "us-east-1", Status: "InSync" }];
  const before = await source.read();
  source.world.denied = ["secretsmanager:DescribeSecret"];
  const after = await source.read(before);
  expect(entryOf(after, "a")?.facts).toEqual(entryOf(before, "a")?.facts);
});

test("more than a page of versions is read to its end", async () => {
  source.world.pageSize = 3;
  source.world.versions.a = [
    ...Array.from({ length: 7 }, (_, at) => ({
      VersionId: `old-${at}`,
      CreatedDate: base - at - 2,
    })),
    ...versionRows("a"),
  ];
  const reading = await source.read();
  expect(entryOf(reading, "a")?.versions).toHaveLength(9);
  expect(entryOf(reading, "a")?.valueChangedAt.at).toBe("2026-10-02T00:00:00.000Z");
});

test("policy refused: less is known, the listing is whole and the run none the worse", async () => {
  source.world.denied = ["secretsmanager:GetResourcePolicy"];
  const reading = await source.read();
  expect(reading.places[0]?.completion).toMatchObject({
    complete: true,
    failures: [],
    notices: [
      { cause: "denied", todo: expect.stringContaining("secretsmanager:GetResourcePolicy") },
    ],
  });
  expect(entryOf(reading, "a")?.facts).not.toHaveProperty("resourcePolicy");
});

test("versions refused: said as a failure, and the date is not yet known", async () => {
  source.world.denied = ["secretsmanager:ListSecretVersionIds"];
  const reading = await source.read();
  expect(reading.places[0]?.completion).toMatchObject({
    complete: true,
    failures: [{ cause: "denied", message: expect.stringContaining("(3 times)") }],
  });
  expect(entryOf(reading, "a")).toMatchObject({
    valueChangedAt: { at: null, unknown: "not-yet-synced" },
    inactive: null,
  });
});

test("versions refused later: what was known of the same version stays", async () => {
  const before = await source.read();
  source.world.denied = ["secretsmanager:ListSecretVersionIds"];
  Object.assign(row("a"), { SecretVersionsToStages: { "a-v2": ["AWSCURRENT", "AWSPENDING"] } });
  const after = await source.read(before);
  expect(entryOf(after, "a")?.valueChangedAt).toEqual(entryOf(before, "a")?.valueChangedAt);
});

test("a right nobody has is asked ten times, not once per secret", async () => {
  source.world.secrets[here] = Array.from({ length: 60 }, (_, at) => secretRow(`s${at}`));
  source.world.denied = ["secretsmanager:GetResourcePolicy"];
  await source.read();
  expect(source.counts()["secretsmanager:GetResourcePolicy"]).toBeLessThan(15);
});

test("a row that cannot be read makes the listing incomplete, and hides no other", async () => {
  source.world.secrets[here]?.push({ Name: "no ARN" });
  const reading = await source.read();
  expect(reading.places[0]?.entries).toHaveLength(3);
  expect(reading.places[0]?.completion).toMatchObject({
    complete: false,
    failures: [{ cause: "unexpected", message: expect.stringContaining("ARN") }],
  });
});
