import { describe, expect, test } from "vitest";
import type { KnownEntry } from "@/lib/backends/secret-backend";
import { toEntry } from "./map";
import { ParameterRow } from "./rows";

const arn = "arn:aws:ssm:ap-northeast-1:111122223333:parameter/prd/billing/key";
const changed = new Date("2026-10-01T09:00:00.5Z");

const entry = (row: object, known?: Partial<KnownEntry>) =>
  toEntry(
    ParameterRow.parse({
      Name: "/prd/billing/key",
      Type: "SecureString",
      LastModifiedDate: changed,
      Version: 3,
      ...row,
    }),
    arn,
    { team: "billing" },
    known ? { ...(stored as KnownEntry), ...known } : undefined,
  );

const stored = {
  identity: arn,
  incarnation: null,
  version: 3,
  createdAt: "2026-01-01T00:00:00.000Z",
  valueChangedAt: { at: null, evidence: null, unknown: "never" },
  versions: [{ id: "2", createdAt: "2026-05-01T00:00:00.000Z", stages: ["current"], by: null }],
  tags: {},
  facts: {},
};

test("an ordinary SecureString", () => {
  expect(entry({ LastModifiedUser: "arn:aws:iam::111122223333:user/ito" })).toEqual({
    identity: arn,
    incarnation: null,
    version: 3,
    type: "secure-string",
    name: "/prd/billing/key",
    path: "/prd/billing/key",
    arn,
    description: null,
    tags: { team: "billing" },
    tagKind: "tag",
    parent: null,
    createdAt: null,
    valueChangedAt: {
      at: "2026-10-01T09:00:00.500Z",
      evidence: "version-written",
      unknown: null,
    },
    rotation: {
      enabled: null,
      by: null,
      intervalSeconds: null,
      pendingSince: null,
      lastAttemptFailed: false,
    },
    inactive: null,
    versions: [
      {
        id: "3",
        createdAt: "2026-10-01T09:00:00.500Z",
        stages: ["current"],
        by: "arn:aws:iam::111122223333:user/ito",
      },
    ],
    facts: {
      tier: "Standard",
      dataType: "text",
      kmsKeyId: "alias/aws/ssm",
      kmsKeyManagedBy: "aws",
    },
    moving: { lastAccessedOn: null, nextRotationAt: null, detail: null },
  });
});

test.each([
  ["String", "string"],
  ["StringList", "string-list"],
  ["SecureString", "secure-string"],
])("%s is %s, and only what is encrypted has a key", (Type, type) => {
  const { type: mapped, facts } = entry({ Type });
  expect(mapped).toBe(type);
  expect("kmsKeyId" in facts).toBe(type === "secure-string");
});

test("a stand-in's N/A is nobody", () => {
  expect(entry({ LastModifiedUser: "N/A" }).versions[0]?.by).toBeNull();
});

test("an allowed pattern may spell the value out: that there is one is kept, not it", () => {
  expect(JSON.stringify(entry({ AllowedPattern: "^kgmr-canary$" }))).not.toContain("canary");
  expect(entry({ AllowedPattern: "^x$" }).facts).toMatchObject({ allowedPattern: true });
});

describe("versions and incarnations", () => {
  test("the date of the first version is the date of creation, and is kept from then on", () => {
    expect(entry({ Version: 1 }).createdAt).toBe("2026-10-01T09:00:00.500Z");
    expect(entry({ Version: 4 }, {}).createdAt).toBe("2026-01-01T00:00:00.000Z");
  });

  test("versions seen by earlier syncs stay, the newest being current", () => {
    expect(entry({}, {}).versions).toMatchObject([
      { id: "3", stages: ["current"] },
      { id: "2", stages: [] },
    ]);
  });

  test("a lower version was counted anew: nothing of the one before is kept", () => {
    const again = entry({ Version: 2 }, {});
    expect(again).toMatchObject({ version: 2, createdAt: null });
    expect(again.versions).toHaveLength(1);
  });
});

describe("policies", () => {
  const policy = (text: unknown, PolicyType = "Expiration") => ({
    Policies: [{ PolicyText: text, PolicyType, PolicyStatus: "Pending" }],
  });
  const words = (Type: string, Attributes: object) => ({ Type, Version: "1.0", Attributes });

  test.each([
    {
      text: JSON.stringify(words("Expiration", { Timestamp: "2027-03-01T00:00:00.000Z" })),
      policy: { type: "Expiration", at: "2027-03-01T00:00:00.000Z" },
    },
    {
      text: JSON.stringify(words("ExpirationNotification", { Before: "15", Unit: "Days" })),
      policy: { type: "ExpirationNotification", before: "P15D" },
    },
    {
      text: JSON.stringify(words("NoChangeNotification", { After: "60", Unit: "Hours" })),
      policy: { type: "NoChangeNotification", after: "PT60H" },
    },
    {
      text: words("NoChangeNotification", { After: 60, Unit: "Days" }),
      policy: { type: "NoChangeNotification", after: "P60D" },
    },
    { text: "{'Type': 'Expiration'}", policy: { type: "Expiration" } },
  ])("$policy.type from $text", ({ text, policy: expected }) => {
    expect(entry(policy(text)).facts.policies).toEqual([expected]);
  });

  test("neither text nor type readable: a policy there is", () => {
    expect(entry(policy("{'Type': 1}", "{'Type': 1}")).facts.policies).toEqual([
      { type: "unreadable" },
    ]);
  });

  test("a policy's state moves by time", () => {
    const text = JSON.stringify(words("Expiration", { Timestamp: "2027-03-01T00:00:00Z" }));
    const { facts, moving } = entry(policy(text));
    expect(JSON.stringify(facts)).not.toContain("Pending");
    expect(moving.detail).toEqual({ policyStates: [{ type: "Expiration", state: "Pending" }] });
  });
});
