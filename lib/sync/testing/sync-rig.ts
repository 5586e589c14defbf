import { Config } from "@/lib/config/model";
import { runSync } from "@/lib/sync/run-sync";
import type { SyncRequest } from "@/lib/sync/sync-request";
import { FakeWorld } from "./fake-backend";

/** A world, a clock that a test moves, and one call that syncs. */
export function syncRig(sourceIds: readonly string[] = ["one"]) {
  const world = new FakeWorld();
  const rig = {
    world,
    now: new Date("2026-06-01T00:00:00Z"),
    config: configOf(sourceIds),
    /** Syncs a minute later than before. */
    sync(sourceId: string = sourceIds[0] ?? "", fields: Partial<SyncRequest> = {}) {
      rig.now = new Date(rig.now.getTime() + 60_000);
      return runSync({
        sourceId,
        config: rig.config,
        credential: (reference) => reference,
        clock: () => rig.now,
        trigger: "cli",
        signal: new AbortController().signal,
        backends: [world.backend],
        ...fields,
      });
    },
  };
  return rig;
}

/** A config of fake sources. */
export const configOf = (sourceIds: readonly string[]): Config =>
  Config.parse({ sources: sourceIds.map((id) => ({ id, kind: "vault" })) });
