import { z } from "zod";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { connectionTarget } from "@/lib/backends/vault/engines/connection-target";
import { objects, type Part, type Reading, targetOf } from "@/lib/backends/vault/engines/parts";
import { entryAt, type MountPlace, noRotation } from "@/lib/backends/vault/entry";
import { instant, seconds } from "@/lib/backends/vault/instant";

const Words = z.string().nullish();
/** Seconds as a number, or `1h`, as documented samples have it. */
const Period = z.union([z.number(), z.string()]).nullish();

/** Vault Enterprise ≥ 1.19 rotates roots itself and tells when; elsewhere no time is told. */
const SelfRotation = {
  last_vault_rotation: Words,
  next_vault_rotation: Words,
  rotation_period: Period,
  rotation_schedule: Words,
  disable_automated_rotation: z.boolean().nullish(),
};

const Config = z.object({
  plugin_name: Words,
  allowed_roles: z.array(z.string()).nullish(),
  password_policy: Words,
  connection_details: z.object({ connection_url: Words, username: Words }).nullish(),
  ...SelfRotation,
});

const Role = z.object({
  db_name: Words,
  credential_type: Words,
  default_ttl: Period,
  max_ttl: Period,
});

const StaticRole = z.object({
  db_name: Words,
  username: Words,
  credential_type: Words,
  skip_import_rotation: z.boolean().nullish(),
  ...SelfRotation,
});

export function databaseParts(reading: Reading): Part[] {
  const { at } = reading;
  const target = targetOf(reading, "database");
  return [
    objects(reading, target, "config", (name, data) => databaseConfig(at, name, data)),
    objects(reading, target, "roles", (name, data) => databaseRole(at, name, data)),
    objects(reading, target, "static-roles", (name, data) => staticRole(at, name, data), {
      optional: true,
    }),
  ];
}

/** The credential the engine itself logs in with. `rotate-root` leaves no date but in Vault Enterprise. */
export function databaseConfig(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = Config.parse(data);
  const url = told.connection_details?.connection_url;
  return entryAt(at, `config/${name}`, {
    type: "root-credential",
    name,
    ...rotationOf(told, "backend-cannot-say"),
    facts: {
      plugin: told.plugin_name ?? null,
      allowedRoles: told.allowed_roles ?? [],
      username: told.connection_details?.username || null,
      connection: url ? connectionTarget(url) : null,
      passwordPolicy: told.password_policy || null,
      rotationSchedule: told.rotation_schedule || null,
    },
  });
}

export function databaseRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = Role.parse(data);
  return entryAt(at, `roles/${name}`, {
    type: "dynamic-role",
    name,
    valueChangedAt: { at: null, evidence: null, unknown: "never" },
    facts: {
      database: told.db_name ?? null,
      credentialType: told.credential_type ?? null,
      // 0 is the mount's or the system's default.
      defaultTtlSeconds: seconds(told.default_ttl),
      maxTtlSeconds: seconds(told.max_ttl),
    },
  });
}

export function staticRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = StaticRole.parse(data);
  return entryAt(at, `static-roles/${name}`, {
    type: "static-role",
    name,
    ...rotationOf(told, "never"),
    facts: {
      database: told.db_name ?? null,
      username: told.username ?? null,
      credentialType: told.credential_type ?? null,
      rotationSchedule: told.rotation_schedule || null,
      skipsImportRotation: told.skip_import_rotation ?? false,
    },
  });
}

type Told = Pick<z.output<typeof StaticRole>, keyof typeof SelfRotation>;

/** Age and rotation as the engine tells them. A cron schedule is given as it is; its next date only where it is told. */
function rotationOf(told: Told, unknown: "never" | "backend-cannot-say") {
  const last = instant(told.last_vault_rotation)?.iso ?? null;
  const period = seconds(told.rotation_period) || null;
  const configured = period !== null || Boolean(told.rotation_schedule);
  const due = last !== null && period !== null ? new Date(last).getTime() + period * 1000 : null;
  const off = told.disable_automated_rotation === true;
  return {
    valueChangedAt:
      last === null
        ? { at: null, evidence: null, unknown }
        : { at: last, evidence: "engine" as const, unknown: null },
    rotation: {
      ...noRotation,
      enabled: configured ? !off : null,
      by: configured && !off ? ("backend" as const) : null,
      intervalSeconds: period,
    },
    moving: {
      lastAccessedOn: null,
      nextRotationAt: off
        ? null
        : (instant(told.next_vault_rotation)?.iso ??
          (due === null ? null : new Date(due).toISOString())),
      detail: null,
    },
  };
}
