import { describe, expect, test } from "vitest";
import { type Learned, toEntry } from "./map";
import { SecretRow } from "./rows";

const at = (text: string) => new Date(text);
const arn = "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prd/billing/db-Ab12Cd";

const learned: Learned = {
  region: "ap-northeast-1",
  versions: [
    { id: "v2", createdAt: "2026-10-01T00:00:00.000Z", stages: ["AWSCURRENT"], by: null },
    { id: "v1", createdAt: "2026-07-01T00:00:00.000Z", stages: ["AWSPREVIOUS"], by: null },
  ],
  versionsAreWhole: true,
  replicas: null,
  policy: null,
};

const entry = (row: object, more: Partial<Learned> = {}) =>
  toEntry(SecretRow.parse({ ARN: arn, Name: "prd/billing/db", ...row }), { ...learned, ...more });

test("an ordinary secret", () => {
  expect(
    entry({
      Description: "",
      CreatedDate: at("2026-01-01T00:00:00.12Z"),
      Tags: [{ Key: "team", Value: "billing" }, { Key: "empty" }],
    }),
  ).toMatchObject({
    identity: arn.slice(0, -7),
    incarnation: "Ab12Cd",
    type: "secret",
    name: "prd/billing/db",
    path: "prd/billing/db",
    description: null,
    tags: { team: "billing", empty: "" },
    parent: null,
    createdAt: "2026-01-01T00:00:00.120Z",
    valueChangedAt: { at: "2026-10-01T00:00:00.000Z", evidence: "version-written", unknown: null },
    inactive: null,
  });
});

describe("the value's age is the current version's", () => {
  test("not LastRotatedDate, which a change by hand leaves behind and a roll-back does not move", () => {
    const rotated = entry({ RotationEnabled: true, LastRotatedDate: at("2026-11-20T00:00:00Z") });
    expect(rotated.valueChangedAt.at).toBe("2026-10-01T00:00:00.000Z");
  });

  test("not LastChangedDate, which a tag moves", () => {
    const tagged = entry({ LastChangedDate: at("2026-11-22T00:00:00Z") });
    expect(tagged.valueChangedAt.at).toBe("2026-10-01T00:00:00.000Z");
  });

  test("never, and no value that lives, when no version holds AWSCURRENT", () => {
    expect(entry({}, { versions: [] })).toMatchObject({
      valueChangedAt: { at: null, evidence: null, unknown: "never" },
      inactive: "no-live-value",
    });
  });

  test("without an answer on versions nothing is said of the value's life", () => {
    expect(entry({}, { versions: [], versionsAreWhole: false }).inactive).toBeNull();
  });

  test("not yet known when the holder has no date", () => {
    const versions = [{ id: "v2", createdAt: null, stages: ["AWSCURRENT"], by: null }];
    expect(entry({}, { versions }).valueChangedAt).toEqual({
      at: null,
      evidence: null,
      unknown: "not-yet-synced",
    });
  });
});

describe("rotation", () => {
  const days = { AutomaticallyAfterDays: 30 };
  test.each([
    {
      what: "never configured",
      row: {},
      rotation: { enabled: null, by: null, intervalSeconds: null },
    },
    {
      what: "switched off: its rules stay visible and count no more",
      row: { RotationEnabled: false, RotationRules: days },
      rotation: { enabled: false, by: null, intervalSeconds: null },
    },
    {
      what: "by a function, in days",
      row: { RotationEnabled: true, RotationRules: days, RotationLambdaARN: "arn:aws:lambda:x" },
      rotation: { enabled: true, by: "backend", intervalSeconds: 30 * 86_400 },
    },
    {
      what: "by a schedule in hours",
      row: { RotationEnabled: true, RotationRules: { ScheduleExpression: "rate(4 hours)" } },
      rotation: { enabled: true, by: "backend", intervalSeconds: 4 * 3600 },
    },
    {
      what: "by a cron schedule whose days are not derived yet",
      row: { RotationEnabled: true, RotationRules: { ScheduleExpression: "cron(0 8 1 * ? *)" } },
      rotation: { enabled: true, by: "backend", intervalSeconds: null },
    },
    {
      what: "zero days, as a stand-in says for none",
      row: { RotationEnabled: false, RotationRules: { AutomaticallyAfterDays: 0 } },
      rotation: { enabled: false, by: null, intervalSeconds: null },
    },
    {
      what: "managed: the owning service rotates, without a function",
      row: {
        RotationEnabled: true,
        OwningService: "rds",
        RotationRules: { AutomaticallyAfterDays: 7 },
      },
      rotation: { enabled: true, by: "owning-service", intervalSeconds: 7 * 86_400 },
    },
    {
      what: "external: the partner's side rotates",
      row: { RotationEnabled: true, Type: "PartnerKey", RotationRules: days },
      rotation: { enabled: true, by: "external", intervalSeconds: 30 * 86_400 },
    },
  ])("$what", ({ row, rotation }) => {
    expect(entry(row).rotation).toMatchObject({ ...rotation, lastAttemptFailed: false });
  });

  test("AWSPENDING on another version than the current one is under way since that version was made", () => {
    const versions = [
      { id: "v3", createdAt: "2026-11-20T00:00:00.000Z", stages: ["AWSPENDING"], by: null },
      ...learned.versions,
    ];
    expect(entry({}, { versions }).rotation.pendingSince).toBe("2026-11-20T00:00:00.000Z");
  });

  test("AWSPENDING beside AWSCURRENT is what a finished rotation leaves", () => {
    const [current, previous] = learned.versions;
    const versions = [
      { id: "v2", createdAt: null, ...current, stages: ["AWSCURRENT", "AWSPENDING"], by: null },
      ...(previous ? [previous] : []),
    ];
    expect(entry({}, { versions }).rotation.pendingSince).toBeNull();
  });

  test("the next date moves, may be past, and is none once rotation is off", () => {
    const NextRotationDate = at("2026-11-01T00:00:00Z");
    expect(entry({ RotationEnabled: true, NextRotationDate }).moving.nextRotationAt).toBe(
      "2026-11-01T00:00:00.000Z",
    );
    expect(entry({ RotationEnabled: false, NextRotationDate }).moving.nextRotationAt).toBeNull();
  });
});

describe("facts", () => {
  test("no key named is the AWS-managed key, not none", () => {
    expect(entry({}).facts).toMatchObject({
      kmsKeyId: "alias/aws/secretsmanager",
      kmsKeyManagedBy: "aws",
    });
    expect(entry({ KmsKeyId: "arn:aws:kms:x:1:key/1" }).facts).toMatchObject({
      kmsKeyId: "arn:aws:kms:x:1:key/1",
      kmsKeyManagedBy: "customer",
    });
  });

  test("what moves by use or by time is no fact", () => {
    const moved = entry({
      RotationEnabled: true,
      LastAccessedDate: at("2026-11-20T00:00:00Z"),
      NextRotationDate: at("2026-12-01T00:00:00Z"),
    });
    expect(moved.facts).toEqual(entry({ RotationEnabled: true }).facts);
    expect(moved.moving.lastAccessedOn).toBe("2026-11-20");
  });

  test("no policy is a fact; a policy nobody could read is none", () => {
    expect(entry({}).facts).toHaveProperty("resourcePolicy", null);
    expect(entry({}, { policy: undefined }).facts).not.toHaveProperty("resourcePolicy");
  });

  test("metadata of a partner is left out", () => {
    const row = { Type: "Partner", ExternalSecretRotationMetadata: [{ Key: "k", Value: "v" }] };
    expect(JSON.stringify(entry(row))).not.toContain('"v"');
  });
});

test("waiting for deletion is a state, whichever date the API means", () => {
  expect(entry({ DeletedDate: at("2026-12-20T00:00:00Z") })).toMatchObject({
    inactive: "pending-deletion",
    facts: { deletedAt: "2026-12-20T00:00:00.000Z" },
  });
});

describe("replicas", () => {
  test("a replica is a child of its primary, with no age of its own", () => {
    const replica = entry(
      { ARN: arn.replace("ap-northeast-1", "us-east-1"), PrimaryRegion: "ap-northeast-1" },
      { region: "us-east-1", versions: [], versionsAreWhole: false },
    );
    expect(replica).toMatchObject({
      type: "replica",
      identity: arn.slice(0, -7).replace("ap-northeast-1", "us-east-1"),
      parent: arn.slice(0, -7),
      valueChangedAt: { at: null, unknown: "backend-cannot-say" },
      inactive: null,
    });
  });

  test("a primary keeps where its replicas are; how they fare moves", () => {
    const primary = entry(
      { PrimaryRegion: "ap-northeast-1" },
      { replicas: [{ Region: "us-east-1", KmsKeyId: null, Status: "Failed" }] },
    );
    expect(primary).toMatchObject({
      type: "secret",
      parent: null,
      facts: { replicas: [{ region: "us-east-1" }] },
      moving: { detail: { replication: [{ region: "us-east-1", status: "Failed" }] } },
    });
  });
});
