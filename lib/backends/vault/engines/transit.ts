import { z } from "zod";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { objects, type Part, type Reading, targetOf } from "@/lib/backends/vault/engines/parts";
import { entryAt, type MountPlace, noRotation } from "@/lib/backends/vault/entry";
import { fromUnix, instant, seconds } from "@/lib/backends/vault/instant";

const Key = z.object({
  type: z.string(),
  latest_version: z.int(),
  min_decryption_version: z.int().nullish(),
  auto_rotate_period: z.union([z.number(), z.string()]).nullish(),
  exportable: z.boolean().nullish(),
  allow_plaintext_backup: z.boolean().nullish(),
  deletion_allowed: z.boolean().nullish(),
  soft_deleted: z.boolean().nullish(),
  /** Unix seconds for symmetric keys, objects for asymmetric ones. */
  keys: z.record(z.string(), z.union([z.number(), z.object({ creation_time: z.string() })])),
});
type Made = z.output<typeof Key>["keys"][string];

const VERSIONS = 20;

export function transitParts(reading: Reading): Part[] {
  return [
    objects(reading, targetOf(reading, "transit"), "keys", (name, data) =>
      transitKey(reading.at, name, data),
    ),
  ];
}

/** A key of the transit engine, as old as its newest version. */
export function transitKey(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = Key.parse(data);
  const versions = Object.entries(told.keys)
    .map(([id, made]) => ({ id, number: Number(id), createdAt: createdAt(made) }))
    .sort((a, b) => b.number - a.number);
  const newest = versions.find(({ number }) => number === told.latest_version)?.createdAt ?? null;
  const period = seconds(told.auto_rotate_period) || null;

  return entryAt(at, `keys/${name}`, {
    type: "transit-key",
    name,
    version: told.latest_version,
    valueChangedAt:
      newest === null
        ? { at: null, evidence: null, unknown: "backend-cannot-say" }
        : { at: newest, evidence: "engine", unknown: null },
    rotation: {
      ...noRotation,
      enabled: period === null ? null : true,
      by: period === null ? null : "backend",
      intervalSeconds: period,
    },
    inactive: told.soft_deleted ? "pending-deletion" : null,
    versions: versions.slice(0, VERSIONS).map(({ id, number, createdAt }) => ({
      id,
      createdAt,
      stages: number === told.latest_version ? ["current"] : [],
      by: null,
    })),
    facts: {
      keyType: told.type,
      versionsKept: versions.length,
      minDecryptionVersion: told.min_decryption_version ?? null,
      exportable: told.exportable ?? false,
      plaintextBackup: told.allow_plaintext_backup ?? false,
      deletionAllowed: told.deletion_allowed ?? false,
    },
    moving: {
      lastAccessedOn: null,
      nextRotationAt:
        newest === null || period === null
          ? null
          : new Date(new Date(newest).getTime() + period * 1000).toISOString(),
      detail: null,
    },
  });
}

const createdAt = (made: Made): string | null =>
  typeof made === "number" ? fromUnix(made) : (instant(made.creation_time)?.iso ?? null);
