import { lastAt } from "@/demo/world/calendar";
import { goDuration, goTime } from "@/demo/world/go-time";
import { type KvHistory, type KvLife, kvLifeAt } from "@/demo/world/kv-history";
import { digest } from "@/demo/world/random";

const DEFAULT_VERSIONS = 10;

/** The metadata of a KV v2 path at an instant, or nothing when the path does not exist then. */
export function kvMetadata(
  history: KvHistory,
  instant: number,
): Record<string, unknown> | undefined {
  const life = kvLifeAt(history, instant);
  if (!life) return undefined;
  const current = lastAt(life.writes, instant) + 1;
  const kept = history.maxVersions || DEFAULT_VERSIONS;
  const oldest = Math.max(1, current - kept + 1);
  const versions: Record<string, unknown> = {};
  for (let version = oldest; version <= current; version++) {
    versions[version] = versionRow(history, life, version, instant);
  }
  const updated = life.writes[current - 1] ?? life.createdAt;
  return {
    cas_required: false,
    created_time: goTime(life.createdAt, history.key),
    current_metadata_version: history.edits.filter((at) => at <= instant).length,
    current_version: current,
    custom_metadata: history.metadata(instant),
    delete_version_after: goDuration(history.deleteVersionAfter),
    max_versions: history.maxVersions,
    metadata_cas_required: false,
    oldest_version: oldest > 1 ? oldest : 0,
    updated_time: goTime(updated, history.key),
    versions,
  };
}

function versionRow(history: KvHistory, life: KvLife, version: number, instant: number) {
  const written = life.writes[version - 1] ?? life.createdAt;
  const { deletedAt, destroyedAt } = life.fates[version] ?? {};
  const planned = history.deleteVersionAfter > 0 ? written + history.deleteVersionAfter : undefined;
  const deletion = deletedAt !== undefined && deletedAt <= instant ? deletedAt : planned;
  const zone = digest(history.key).startsWith("a") ? "tokyo" : "utc";
  return {
    created_time: goTime(written, history.key, zone),
    deletion_time: deletion === undefined ? "" : goTime(deletion, history.key, zone),
    destroyed: destroyedAt !== undefined && destroyedAt <= instant,
  };
}
