import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { lockClass } from "@/lib/db/advisory-lock";
import { type SessionLock, tryLock } from "@/lib/db/session-lock";
import type { SyncRun } from "@/lib/sources/model";
import { readRun, runningRunOf } from "@/lib/sources/read-run";

const POLL_MS = 250;

/**
 * Takes the source's lock, or follows the run that holds it to its end. When the process that runs it is killed, its
 * lock falls free and is taken here.
 */
export async function lockOrFollow(
  sourceId: string,
  signal: AbortSignal,
): Promise<{ lock: SessionLock } | { followed: SyncRun }> {
  let following: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const lock = await tryLock(lockClass.sourceRun, sourceId);
    following ??= lock ? undefined : (await runningRunOf(sourceId))?.id;
    const run = following ? await readRun(following) : null;
    if (run && run.status !== "running") {
      await lock?.release();
      return { followed: run };
    }
    if (lock) return { lock };
    await wait(POLL_MS, undefined, { signal });
  }
}
