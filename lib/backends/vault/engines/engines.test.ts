import { expect, test } from "vitest";
import { approle, secretIdLife } from "@/lib/backends/vault/engines/approle";
import { fromCertificate } from "@/lib/backends/vault/engines/certificates";
import { issuers, pkiRole } from "@/lib/backends/vault/engines/pki";
import { awsRole, awsRoot, awsStaticRole, sshRole } from "@/lib/backends/vault/engines/roles";
import { transitKey } from "@/lib/backends/vault/engines/transit";
import { issuerA, issuerB } from "@/lib/backends/vault/testing/certificates";
import { placeAt } from "@/lib/backends/vault/testing/place";

const now = new Date("2026-11-23T00:00:00Z");

test.each([
  {
    kind: "symmetric, in unix seconds",
    at: "2026-11-01T02:26:40.000Z",
    keys: { "1": 1700000000, "9": 1750000000, "10": 1793500000 },
  },
  {
    kind: "asymmetric, in objects",
    at: "2026-10-31T17:26:40.500Z",
    keys: {
      "1": { creation_time: "2023-11-14T22:13:20Z", public_key: "…" },
      "9": { creation_time: "2025-06-15T15:06:40Z", public_key: "…" },
      "10": { creation_time: "2026-11-01T02:26:40.5+09:00", public_key: "…" },
    },
  },
])("a transit key is as old as its newest version: $kind", ({ keys, at }) => {
  const key = transitKey(placeAt("transit/"), "payments", {
    type: "aes256-gcm96",
    latest_version: 10,
    auto_rotate_period: 2592000,
    keys,
  });
  expect(key).toMatchObject({
    type: "transit-key",
    version: 10,
    valueChangedAt: { at, evidence: "engine", unknown: null },
    rotation: { enabled: true, by: "backend", intervalSeconds: 2592000 },
  });
  expect(key.versions.map(({ id }) => id)).toEqual(["10", "9", "1"]);
  expect(JSON.stringify(key)).not.toContain("public_key");
});

test("a transit key without automatic rotation, and one that waits for deletion", () => {
  const key = (more = {}) =>
    transitKey(placeAt("transit/"), "k", {
      ...{ type: "ed25519", latest_version: 1, auto_rotate_period: 0, keys: { "1": 1793500000 } },
      ...more,
    });
  expect(key().rotation).toMatchObject({ enabled: null, by: null, intervalSeconds: null });
  expect(key({ auto_rotate_period: "720h" }).rotation.intervalSeconds).toBe(2592000);
  expect(key({ soft_deleted: true }).inactive).toBe("pending-deletion");
});

test("an issuer's key is as old as its first certificate: certifying it again makes it no newer", () => {
  const found = [
    {
      id: "i1",
      isDefault: false,
      data: { certificate: issuerA, key_id: "k1", issuer_name: "old" },
    },
    {
      id: "i2",
      isDefault: true,
      data: { certificate: issuerB, key_id: "k1", issuer_name: "again" },
    },
    { id: "i3", isDefault: false, data: { certificate: issuerB, key_id: "k2", issuer_name: "" } },
    { id: "i4", isDefault: false, data: { certificate: issuerB, key_id: "" } },
  ];
  const certificates = { stored: 3, read: 3, expiring: [] };
  const entries = issuers(placeAt("pki/"), found, certificates);
  expect(
    entries.map(({ name, valueChangedAt, inactive }) => [name, valueChangedAt.at, inactive]),
  ).toEqual([
    ["old", "2024-01-01T00:00:00.000Z", null],
    ["again", "2024-01-01T00:00:00.000Z", null],
    ["i3", "2026-06-01T00:00:00.000Z", null],
    // The certificate of a CA elsewhere: there is no key here.
    ["i4", "2026-06-01T00:00:00.000Z", "no-live-value"],
  ]);
  expect(entries[0]?.facts).toMatchObject({
    subject: "O=Sample, CN=Issuer A",
    notAfter: "2036-01-01T00:00:00.000Z",
    keyType: "ec",
    curve: "prime256v1",
  });
  // What moves with each issue stands beside the default issuer, outside the history.
  expect(entries.map(({ moving }) => moving.detail)).toEqual([null, { certificates }, null, null]);
});

test("a certificate read by itself; 0 is not revoked", () => {
  const read = (revocation_time: number) =>
    fromCertificate("01", { certificate: issuerA, revocation_time });
  expect(read(0)).toEqual({
    serial: "01",
    commonName: "Issuer A",
    notAfter: "2036-01-01T00:00:00.000Z",
  });
  expect(read(1793500000)).toBeNull();
});

const never = { creation_time: "2024-05-01T00:00:00Z", expiration_time: "0001-01-01T00:00:00Z" };
const ended = { creation_time: "2023-01-01T00:00:00Z", expiration_time: "2023-02-01T00:00:00Z" };
const young = { creation_time: "2026-11-01T00:00:00Z", expiration_time: "2026-12-01T00:00:00Z" };

test.each([
  {
    ids: [young, never, ended],
    at: "2024-05-01T00:00:00.000Z",
    detail: { secretIds: 2, neverExpiring: 1 },
  },
  { ids: [ended], at: null, detail: { secretIds: 0, neverExpiring: 0 } },
])(
  "an AppRole is as old as its oldest secret id that lives; year 1 is never",
  ({ ids, at, detail }) => {
    const lives = ids.map(secretIdLife).filter((life) => life !== null);
    const role = approle(placeAt("auth/approle/"), "ci", { bind_secret_id: true }, lives, now);
    expect(role).toMatchObject({
      path: "auth/approle/role/ci",
      valueChangedAt: { at },
      inactive: at === null ? "no-live-value" : null,
      moving: { detail },
    });
  },
);

test("an AppRole whose secret ids may not be listed has an unknown age, and one that needs none has no value", () => {
  const role = (data: unknown, ids: null | []) =>
    approle(placeAt("auth/approle/"), "ci", data, ids, now);
  expect(role({}, null)).toMatchObject({
    valueChangedAt: { at: null, unknown: "backend-cannot-say" },
    inactive: null,
    facts: { secretIdsRead: false },
  });
  expect(role({ bind_secret_id: false }, null).inactive).toBe("no-live-value");
});

test("roles and root credentials of SSH, AWS and PKI", () => {
  expect(sshRole(placeAt("ssh/"), "ops", { key_type: "ca", ttl: 1800, max_ttl: 0 })).toMatchObject({
    type: "dynamic-role",
    facts: { keyType: "ca", defaultTtlSeconds: 1800 },
  });
  const root = awsRoot(placeAt("aws/"), { access_key: "AKIAKGMRCANARY", region: "us-east-1" });
  expect(root).toMatchObject({ type: "root-credential", path: "aws/config/root" });
  expect(JSON.stringify(root)).not.toContain("AKIAKGMRCANARY");
  expect(
    awsStaticRole(placeAt("aws/"), "ci", { username: "ci", rotation_period: "720h" }),
  ).toMatchObject({
    type: "static-role",
    valueChangedAt: { at: null, unknown: "backend-cannot-say" },
    rotation: { enabled: true, intervalSeconds: 2592000 },
  });
  // Older answers have one text with commas for a list.
  expect(
    awsRole(placeAt("aws/"), "deploy", { role_arns: "arn:a,arn:b", policy_arns: null }).facts,
  ).toMatchObject({
    roleArns: ["arn:a", "arn:b"],
    policyArns: [],
  });
  expect(pkiRole(placeAt("pki/"), "web", { max_ttl: 259200, no_store: true }).facts).toMatchObject({
    maxTtlSeconds: 259200,
    noStore: true,
  });
});
