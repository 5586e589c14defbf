import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import {
  entryOf,
  parameterStorePlace,
  secretsManagerPlace,
  vaultPlace,
} from "@/lib/inventory/derive-testing";

export const policy = { policies: { rotation: [{ id: "all", maxAge: "P30D" }] } };
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

/** What a backend tells, and the state that follows. */
export interface Trap {
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

export const traps: readonly Trap[] = [
  ...secretsManager.map((trap) => ({ ...trap, place: secretsManagerPlace })),
  ...parameterStore,
  ...vault,
];
