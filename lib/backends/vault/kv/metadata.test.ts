import { expect, test } from "vitest";
import type { MountPlace } from "@/lib/backends/vault/entry";
import { kv2Entry } from "@/lib/backends/vault/kv/metadata";
import { placeOf } from "@/lib/backends/vault/places";

const now = new Date("2026-11-23T00:00:00Z");
const cluster = { id: "c1", name: "main", version: null, clockSkewMs: null };
const namespace = { id: "ns1", path: "team-a" };
const mount = { path: "secret/", accessor: "kv_1", type: "kv", engine: "kv2" } as const;
const at: MountPlace = {
  place: placeOf(cluster, namespace, mount),
  namespace: "team-a",
  mount: "secret/",
};

const version = (created_time: string, more = {}) => ({
  created_time,
  deletion_time: "",
  destroyed: false,
  ...more,
});
const metadata = (more = {}) => ({
  created_time: "2025-06-01T17:00:00.123456789+09:00",
  updated_time: "2026-11-20T00:00:00Z",
  current_version: 1,
  oldest_version: 0,
  max_versions: 0,
  cas_required: false,
  delete_version_after: "0s",
  custom_metadata: null,
  versions: { "1": version("2026-01-02T03:04:05.678901234Z") },
  ...more,
});
const entry = (more = {}) => kv2Entry(at, "app/db", metadata(more), now);

test("identity is cluster, namespace id, accessor and path; the incarnation keeps every digit, in UTC", () => {
  expect(entry()).toMatchObject({
    identity: "vault:c1:ns1:kv_1:app/db",
    incarnation: "2025-06-01T08:00:00.123456789Z",
    createdAt: "2025-06-01T08:00:00.123Z",
    name: "app/db",
    path: "secret/app/db",
    type: "kv2",
    version: 1,
  });
});

test("the age is the current version's creation: an edit of the metadata changes tags, not the age", () => {
  const age = { at: "2026-01-02T03:04:05.678Z", evidence: "version-written", unknown: null };
  const edited = entry({
    updated_time: "2026-11-22T00:00:00Z",
    custom_metadata: { owner: "team-billing" },
  });
  expect(entry().valueChangedAt).toEqual(age);
  expect(edited.valueChangedAt).toEqual(age);
  expect(edited).toMatchObject({ tags: { owner: "team-billing" }, tagKind: "metadata" });
  expect({ ...edited, tags: {} }).toEqual(entry());
});

test("versions are numbers, not text: 10 is newer than 9", () => {
  const versions = Object.fromEntries(
    [2, 9, 10].map((n) => [n, version(`2026-0${(n % 9) + 1}-01T00:00:00Z`)]),
  );
  const found = entry({ current_version: 10, oldest_version: 2, versions });
  expect(found.versions.map(({ id, stages }) => [id, stages])).toEqual([
    ["10", ["current"]],
    ["9", []],
    ["2", []],
  ]);
  expect(found.facts.oldestVersion).toBe(2);
});

test.each([
  { what: "lives", more: {}, inactive: null, stages: ["current"] },
  {
    what: "was deleted",
    more: { deletion_time: "2026-11-01T00:00:00Z" },
    inactive: "no-live-value",
    stages: ["current", "deleted"],
  },
  {
    what: "was destroyed",
    more: { deletion_time: "2026-11-01T00:00:00Z", destroyed: true },
    inactive: "no-live-value",
    stages: ["current", "destroyed"],
  },
  {
    what: "is only scheduled to be deleted",
    more: { deletion_time: "2026-12-01T00:00:00Z" },
    inactive: null,
    stages: ["current", "scheduled-deletion"],
  },
])("a current version that $what", ({ more, inactive, stages }) => {
  const found = entry({
    current_version: 2,
    versions: {
      "1": version("2025-01-01T00:00:00Z"),
      "2": version("2026-01-01T00:00:00Z", more),
    },
  });
  expect(found.inactive).toBe(inactive);
  expect(found.versions[0]?.stages).toEqual(stages);
  // An older version that still can be read is said, not counted as the value.
  expect(found.facts.versionsAlive).toBe(inactive ? 1 : 2);
});

test("metadata without any version never had a value", () => {
  const found = entry({ current_version: 0, versions: {} });
  expect(found).toMatchObject({
    inactive: "no-live-value",
    valueChangedAt: { at: null, evidence: null, unknown: "never" },
  });
});

test("who wrote a version is told by Vault 1.21 and newer only", () => {
  const versions = {
    "1": version("2026-01-01T00:00:00Z", { created_by: { actor: "approle-ci", entity_id: "e1" } }),
  };
  expect(entry({ versions }).versions[0]?.by).toBe("approle-ci");
  expect(entry().versions[0]?.by).toBeNull();
});

test("nothing that an answer might carry besides goes into the entry", () => {
  const found = kv2Entry(at, "x", { ...metadata(), data: { password: "kgmr-canary" } }, now);
  expect(JSON.stringify(found)).not.toContain("kgmr-canary");
});
