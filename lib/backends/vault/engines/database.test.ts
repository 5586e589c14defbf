import { expect, test } from "vitest";
import { databaseConfig, databaseRole, staticRole } from "@/lib/backends/vault/engines/database";
import { placeAt } from "@/lib/backends/vault/testing/place";

const at = placeAt("database/");

test.each([
  { period: 3600, interval: 3600, next: "2026-11-01T01:00:00.123Z" },
  // As documented samples have it.
  { period: "1h", interval: 3600, next: "2026-11-01T01:00:00.123Z" },
  { period: undefined, interval: null, next: null },
])("a static role with rotation_period $period", ({ period, interval, next }) => {
  const role = staticRole(at, "app", {
    db_name: "pg",
    username: "app",
    rotation_period: period,
    rotation_schedule: period === undefined ? "0 0 * * SAT" : "",
    last_vault_rotation: "2026-11-01T09:00:00.123456789+09:00",
    password: "kgmr-canary",
  });
  expect(role).toMatchObject({
    identity: "vault:c1:ns1:acc_1:static-roles/app",
    path: "database/static-roles/app",
    name: "app",
    valueChangedAt: { at: "2026-11-01T00:00:00.123Z", evidence: "engine", unknown: null },
    rotation: { enabled: true, by: "backend", intervalSeconds: interval },
    moving: { nextRotationAt: next },
    facts: { rotationSchedule: period === undefined ? "0 0 * * SAT" : null },
  });
  expect(JSON.stringify(role)).not.toContain("kgmr-canary");
});

test("a static role before its first rotation never had a value of Vault's", () => {
  const role = staticRole(at, "app", { username: "app", rotation_period: 86400 });
  expect(role.valueChangedAt).toEqual({ at: null, evidence: null, unknown: "never" });
});

test("a root credential has no date but where Vault Enterprise rotates it itself", () => {
  const config = (more = {}) => databaseConfig(at, "pg", { plugin_name: "postgresql", ...more });
  expect(config()).toMatchObject({
    type: "root-credential",
    valueChangedAt: { at: null, unknown: "backend-cannot-say" },
    rotation: { enabled: null, by: null },
  });
  const rotating = {
    rotation_period: 604800,
    last_vault_rotation: "2026-11-20T00:00:00Z",
    next_vault_rotation: "2026-11-27T00:00:00Z",
  };
  expect(config(rotating)).toMatchObject({
    valueChangedAt: { at: "2026-11-20T00:00:00.000Z", evidence: "engine" },
    rotation: { enabled: true, by: "backend", intervalSeconds: 604800 },
    moving: { nextRotationAt: "2026-11-27T00:00:00.000Z" },
  });
  // Set up once, and switched off.
  expect(config({ ...rotating, disable_automated_rotation: true })).toMatchObject({
    rotation: { enabled: false, by: null },
    moving: { nextRotationAt: null },
  });
});

test("a root credential keeps where it leads, and no user or password of its URL", () => {
  const config = databaseConfig(at, "pg", {
    connection_details: {
      connection_url: "postgresql://root:kgmr-canary@db.example:5432/app?sslmode=require",
      username: "",
    },
  });
  expect(config.facts.connection).toEqual({
    to: "postgresql://db.example:5432/app",
    passwordInUrl: true,
  });
});

test("a dynamic role issues anew each time: nothing of it grows old", () => {
  expect(
    databaseRole(at, "team/app", { db_name: "pg", default_ttl: 3600, max_ttl: "24h" }),
  ).toMatchObject({
    type: "dynamic-role",
    path: "database/roles/team/app",
    valueChangedAt: { at: null, unknown: "never" },
    facts: { defaultTtlSeconds: 3600, maxTtlSeconds: 86400 },
  });
});
