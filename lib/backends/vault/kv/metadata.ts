import { z } from "zod";
import type { BackendEntry, ValueChange, VersionFact } from "@/lib/backends/secret-backend";
import { entryAt, type MountPlace } from "@/lib/backends/vault/entry";
import { instant } from "@/lib/backends/vault/instant";

const By = z.object({ actor: z.string().nullish() }).nullish();

const Version = z.object({
  created_time: z.string(),
  deletion_time: z.string().nullish(),
  destroyed: z.boolean().nullish(),
  created_by: By,
});

/** `metadata/<path>`, and each value of `key_info` of the detailed listings; only what is used. */
const Metadata = z.object({
  created_time: z.string(),
  current_version: z.int().nonnegative(),
  oldest_version: z.int().nullish(),
  max_versions: z.int().nullish(),
  cas_required: z.boolean().nullish(),
  delete_version_after: z.string().nullish(),
  custom_metadata: z.record(z.string(), z.string()).nullish(),
  versions: z.record(z.string(), Version).nullish(),
});
type Version = z.output<typeof Version>;

/** Versions kept for the secret's page: the newest. A mount may keep thousands. */
const VERSIONS = 20;

/**
 * A path of KV v2. The value's age is the creation of the current version: `updated_time` also moves otherwise, and
 * an edit of the metadata makes no version. `now` tells a deletion from one that is only scheduled
 * (`delete_version_after` sets `deletion_time` into the future).
 */
export function kv2Entry(at: MountPlace, path: string, metadata: unknown, now: Date): BackendEntry {
  const told = Metadata.parse(metadata);
  // Keys are decimal text: "10" sorts before "9" unless compared as numbers.
  const versions = Object.entries(told.versions ?? {})
    .map(([id, version]) => ({ id, number: Number(id), version }))
    .sort((a, b) => b.number - a.number);
  const current = versions.find(({ number }) => number === told.current_version)?.version;
  const live = versions.filter(({ version }) => stateOf(version, now) !== "gone");

  return entryAt(at, path, {
    type: "kv2",
    incarnation: instant(told.created_time)?.exact ?? null,
    version: told.current_version,
    createdAt: instant(told.created_time)?.iso ?? null,
    tags: told.custom_metadata ?? {},
    valueChangedAt: changeOf(current),
    inactive: current && stateOf(current, now) !== "gone" ? null : "no-live-value",
    versions: versions.slice(0, VERSIONS).map(({ id, number, version }) => ({
      id,
      createdAt: instant(version.created_time)?.iso ?? null,
      stages: stagesOf(version, number === told.current_version, now),
      by: version.created_by?.actor ?? null,
    })),
    facts: {
      versionsKept: versions.length,
      // Still readable by `?version=` after the current one was deleted.
      versionsAlive: live.length,
      oldestVersion: told.oldest_version || null,
      maxVersions: told.max_versions || null,
      casRequired: told.cas_required ?? false,
      deleteVersionAfter:
        told.delete_version_after === "0s" ? null : (told.delete_version_after ?? null),
      scheduledDeletionAt:
        current && stateOf(current, now) === "scheduled"
          ? instant(current.deletion_time)?.iso
          : null,
    },
  });
}

type State = "live" | "scheduled" | "gone";

function stateOf(version: Version, now: Date): State {
  if (version.destroyed) return "gone";
  const deletion = instant(version.deletion_time);
  if (deletion === null) return "live";
  return new Date(deletion.iso) > now ? "scheduled" : "gone";
}

function stagesOf(version: Version, isCurrent: boolean, now: Date): VersionFact["stages"] {
  const state = stateOf(version, now);
  return [
    ...(isCurrent ? ["current"] : []),
    ...(version.destroyed ? ["destroyed"] : state === "gone" ? ["deleted"] : []),
    ...(state === "scheduled" ? ["scheduled-deletion"] : []),
  ];
}

function changeOf(current: Version | undefined): ValueChange {
  const at = instant(current?.created_time)?.iso ?? null;
  return at === null
    ? // Metadata alone was written, so far: there never was a value.
      { at, evidence: null, unknown: "never" }
    : { at, evidence: "version-written", unknown: null };
}
