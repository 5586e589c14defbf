import { describe, expect, test } from "vitest";
import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import {
  derived,
  entryOf,
  parameterStorePlace,
  secretsManagerPlace,
  vaultPlace,
} from "@/lib/inventory/derive-testing";
import { isNewIncarnation } from "@/lib/inventory/incarnation";
import { rotationState } from "./model";
import { rotationReason } from "./model/reason";

const policy = { policies: { rotation: [{ id: "all", maxAge: "P30D" }] } };
const { rotation } = entryOf();
const changedAt = (at: string): BackendEntry["valueChangedAt"] => ({
  at,
  evidence: "version-written",
  unknown: null,
});
const moving = (nextRotationAt: string): BackendEntry["moving"] => ({
  lastAccessedOn: null,
  nextRotationAt,
  detail: null,
});
const cannotSay = { at: null, evidence: null, unknown: "backend-cannot-say" } as const;

interface Trap {
  name: string;
  told: Partial<BackendEntry>;
  place?: Place;
  config?: object;
  asOf: string;
  state: string;
  reason?: string;
}

const secretsManager: Trap[] = [
  {
    name: "a value put by hand counts, though LastRotatedDate is older or missing",
    told: {
      valueChangedAt: changedAt("2026-11-20T00:00:00Z"),
      facts: { rotation: { lastRotatedAt: "2025-01-01T00:00:00Z" } },
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "a tag edit moves LastChangedDate and not the age",
    told: {
      valueChangedAt: changedAt("2026-10-01T00:00:00Z"),
      facts: { lastChangedAt: "2026-11-22T00:00:00Z" },
      tags: { note: "edited" },
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "overdue",
  },
  {
    name: "a roll-back makes an old version current: its own date counts, whatever LastRotatedDate says",
    told: {
      valueChangedAt: changedAt("2026-09-01T00:00:00Z"),
      versions: [
        { id: "new", createdAt: "2026-11-20T00:00:00Z", stages: ["AWSPREVIOUS"], by: null },
        { id: "old", createdAt: "2026-09-01T00:00:00Z", stages: ["AWSCURRENT"], by: null },
      ],
      facts: { rotation: { lastRotatedAt: "2026-11-20T00:00:00Z" } },
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "overdue",
  },
  {
    name: "rotation switched off: a next date gone by is no failure, the age counts on",
    told: {
      valueChangedAt: changedAt("2026-11-10T00:00:00Z"),
      rotation: { ...rotation, enabled: false },
      moving: moving("2026-11-12T00:00:00Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "a next rotation 23 hours ago may still come",
    told: {
      valueChangedAt: changedAt("2026-11-10T00:00:00Z"),
      rotation: { ...rotation, enabled: true, by: "backend" },
      moving: moving("2026-11-22T01:00:00Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "a next rotation 25 hours ago was missed, though the value is young",
    told: {
      valueChangedAt: changedAt("2026-11-10T00:00:00Z"),
      rotation: { ...rotation, enabled: true, by: "backend" },
      moving: moving("2026-11-21T23:00:00Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "failed",
    reason: "missed",
  },
  {
    name: "AWSPENDING for 23 hours is a rotation under way",
    told: { rotation: { ...rotation, pendingSince: "2026-11-22T01:00:00Z" } },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "AWSPENDING for 25 hours is stuck",
    told: { rotation: { ...rotation, pendingSince: "2026-11-21T23:00:00Z" } },
    asOf: "2026-11-23T00:00:00Z",
    state: "failed",
    reason: "pending-too-long",
  },
  {
    name: "AWSPENDING on the current version is nothing: no pendingSince",
    told: {
      versions: [
        {
          id: "a",
          createdAt: "2026-11-01T00:00:00Z",
          stages: ["AWSCURRENT", "AWSPENDING"],
          by: null,
        },
      ],
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "managed by a service without a policy of ours: its interval",
    told: {
      rotation: { ...rotation, enabled: true, by: "owning-service", intervalSeconds: 7 * 86_400 },
    },
    config: {},
    asOf: "2026-11-23T00:00:00Z",
    state: "overdue",
  },
  {
    name: "managed by a partner who states no interval: unknown",
    told: { rotation: { ...rotation, enabled: true, by: "external" } },
    config: {},
    asOf: "2026-11-23T00:00:00Z",
    state: "unknown",
    reason: "owner-states-no-interval",
  },
  {
    name: "the team's own schedule is no policy",
    told: { rotation: { ...rotation, enabled: true, by: "backend", intervalSeconds: 7 * 86_400 } },
    config: {},
    asOf: "2026-11-23T00:00:00Z",
    state: "no-policy",
  },
  {
    name: "failure comes before age: no policy comes before failure",
    told: { rotation: { ...rotation, lastAttemptFailed: true } },
    config: {},
    asOf: "2026-11-23T00:00:00Z",
    state: "no-policy",
  },
  {
    name: "a replica is judged at its primary",
    told: { type: "replica", valueChangedAt: cannotSay },
    asOf: "2026-11-23T00:00:00Z",
    state: "no-policy",
    reason: "replica",
  },
];

const parameterStore: Trap[] = [
  {
    name: "SecureString: the date of the current Version",
    told: {
      type: "secure-string",
      version: 4,
      incarnation: null,
      valueChangedAt: changedAt("2026-11-20T00:00:00Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "compliant",
  },
  {
    name: "String has no age to watch",
    told: { type: "string", valueChangedAt: changedAt("2020-01-01T00:00:00Z") },
    asOf: "2026-11-23T00:00:00Z",
    state: "no-policy",
    reason: "configuration",
  },
].map((trap) => ({ ...trap, place: parameterStorePlace }) as Trap);

const vault: Trap[] = [
  {
    name: "KV v2: an edit of the metadata leaves the version's date",
    told: {
      type: "kv2",
      tagKind: "metadata",
      tags: { owner: "new" },
      valueChangedAt: changedAt("2026-10-01T00:00:00.123456Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "overdue",
  },
  {
    name: "KV v1: nobody can say",
    told: { type: "kv1", valueChangedAt: cannotSay },
    asOf: "2026-11-23T00:00:00Z",
    state: "unknown",
    reason: "backend-cannot-say",
  },
  {
    name: "static role that has not rotated yet",
    told: {
      type: "static-role",
      valueChangedAt: { at: null, evidence: null, unknown: "never" },
      rotation: { ...rotation, enabled: true, by: "backend", intervalSeconds: 86_400 },
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "unknown",
    reason: "never",
  },
  {
    name: "static role whose rotation the server keeps failing",
    told: {
      type: "static-role",
      valueChangedAt: { at: "2026-11-20T00:00:00Z", evidence: "engine", unknown: null },
      rotation: { ...rotation, enabled: true, by: "backend", intervalSeconds: 86_400 },
      moving: moving("2026-11-21T00:00:00Z"),
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "failed",
    reason: "missed",
  },
  {
    name: "transit: the newest key version, auto-rotation or not",
    told: {
      type: "transit-key",
      valueChangedAt: { at: "2026-10-24T00:00:00Z", evidence: "engine", unknown: null },
      rotation: { ...rotation, enabled: true, by: "backend", intervalSeconds: 86_400 },
    },
    asOf: "2026-11-23T00:00:00Z",
    state: "overdue",
  },
  {
    name: "root credential that leaves no date",
    told: { type: "root-credential", valueChangedAt: cannotSay },
    asOf: "2026-11-23T00:00:00Z",
    state: "unknown",
    reason: "backend-cannot-say",
  },
  {
    name: "a role that issues short-lived credentials counts in completion only",
    told: { type: "dynamic-role", valueChangedAt: { at: null, evidence: null, unknown: "never" } },
    asOf: "2026-11-23T00:00:00Z",
    state: "no-policy",
    reason: "issued-per-use",
  },
].map((trap) => ({ ...trap, place: vaultPlace }) as Trap);

const traps = [
  ...secretsManager.map((trap) => ({ ...trap, place: secretsManagerPlace })),
  ...parameterStore,
  ...vault,
];

describe("rotation state", () => {
  test.each(traps)("$name: $state", ({ told, place, config, asOf, state, reason }) => {
    const { row } = derived(told, config ?? policy, place ? { place } : {});
    const judged = rotationState(row, new Date(asOf));
    expect(judged).toBe(state);
    expect(rotationReason({ ...row, state: judged })).toBe(reason ?? state);
  });
});

describe("incarnation", () => {
  test.each([
    [
      "the suffix of an ARN changed",
      { incarnation: "aaaaaa", version: null },
      { incarnation: "bbbbbb", version: null },
      true,
    ],
    [
      "the same suffix",
      { incarnation: "aaaaaa", version: null },
      { incarnation: "aaaaaa", version: null },
      false,
    ],
    [
      "Parameter Store's Version fell",
      { incarnation: null, version: 7 },
      { incarnation: null, version: 1 },
      true,
    ],
    [
      "Parameter Store's Version rose",
      { incarnation: null, version: 7 },
      { incarnation: null, version: 8 },
      false,
    ],
    [
      "KV v2 made anew",
      { incarnation: "2025-01-01T00:00:00Z", version: 1 },
      { incarnation: "2026-01-01T00:00:00Z", version: 1 },
      true,
    ],
    [
      "KV v2 whose current version fell",
      { incarnation: "2025-01-01T00:00:00Z", version: 5 },
      { incarnation: "2025-01-01T00:00:00Z", version: 4 },
      false,
    ],
    [
      "nothing to tell by",
      { incarnation: null, version: null },
      { incarnation: null, version: null },
      false,
    ],
  ])("%s", (_, previous, entry, renewed) => {
    expect(isNewIncarnation(previous, entry)).toBe(renewed);
  });
});

describe("which age is allowed", () => {
  const config = {
    policies: {
      rotation: [
        { id: "prod-db", match: { kind: "database", environment: "prod" }, maxAge: "P90D" },
        { id: "quick", match: { path: "lab/**" }, maxAge: "PT2M" },
        { id: "dev", match: { environment: ["dev", "stg"] }, maxAge: "P180D" },
      ],
    },
  };
  const day = 86_400;
  test.each([
    ["the first that matches", { path: "x/db", tags: { env: "prod" } }, "prod-db", 90 * day],
    ["no environment counts as prod", { path: "x/db" }, "prod-db", 90 * day],
    ["down to minutes", { path: "lab/x" }, "quick", 120],
    ["any of several values", { path: "x/y", tags: { env: "stg" } }, "dev", 180 * day],
    ["none", { path: "x/y", tags: { env: "local" } }, null, null],
    ["a tag tightens", { path: "x/db", tags: { rotate_days: "30" } }, "prod-db", 30 * day],
    [
      "a tag does not loosen",
      { path: "x/db", tags: { "rotation-max-age": "P1Y" } },
      "prod-db",
      90 * day,
    ],
    [
      "a tag alone",
      { path: "x/y", tags: { env: "local", "rotation-max-age": "P10D" } },
      "tag",
      10 * day,
    ],
    [
      "a tag nobody understands",
      { path: "x/y", tags: { env: "local", rotate_days: "often" } },
      null,
      null,
    ],
  ])("%s", (_, told, rotationPolicyId, maxAgeSeconds) => {
    expect(derived(told, config).row).toMatchObject({ rotationPolicyId, maxAgeSeconds });
  });
});
