import type { BackendEntry, Completion, Failure } from "@/lib/backends/secret-backend";
import type { Engine } from "@/lib/backends/vault/calls";
import type { Target, VaultClient } from "@/lib/backends/vault/client";
import type { MountPlace } from "@/lib/backends/vault/entry";
import { isDenied, isMissing, isMountGone, isUnsupported } from "@/lib/backends/vault/errors";
import { explain } from "@/lib/backends/vault/explain";
import { dataOf } from "@/lib/backends/vault/listing/data";
import { listPage } from "@/lib/backends/vault/listing/keys";
import { walk } from "@/lib/backends/vault/listing/walk";

/** What reading a mount's engine takes. */
export interface Reading {
  client: VaultClient;
  at: MountPlace;
  clock: () => Date;
  signal: AbortSignal;
  /** Takes optional rights refused: less is known, and nothing is incomplete. */
  notices: Failure[];
}

/** One kind of object of an engine: its roles, its keys, its configurations. */
export interface Part {
  /** True where versions or products differ: a server without it has none, and that is no failure. */
  optional: boolean;
  list(): AsyncGenerator<readonly BackendEntry[], Completion>;
}

export const targetOf = ({ at }: Reading, engine: Engine): Target => ({
  engine,
  namespace: at.namespace,
  mount: at.mount,
});

/** Objects listed in a folder and read one by one. `toEntry` gets `data` of the answer, untrusted. */
export function objects(
  reading: Reading,
  target: Target,
  folder: string,
  toEntry: (name: string, data: unknown) => BackendEntry | Promise<BackendEntry>,
  { optional = false } = {},
): Part {
  const { client, signal } = reading;
  return {
    optional,
    list: () =>
      walk(
        {
          page: (below, before) => listPage(client, target, `${folder}/${below}`, before, signal),
          async entry(name) {
            try {
              return await toEntry(
                name,
                dataOf(await client.read(target, `${folder}/${name}`, signal)),
              );
            } catch (error) {
              // Removed since it was listed.
              if (isMissing(error) && !isMountGone(error)) return null;
              throw error;
            }
          },
        },
        signal,
      ),
  };
}

/** One object at a fixed path, which may not have been set up. */
export function single(
  { client, signal }: Reading,
  target: Target,
  path: string,
  toEntry: (data: unknown) => BackendEntry,
): Part {
  return {
    optional: true,
    async *list() {
      yield [toEntry(dataOf(await client.read(target, path, signal)))];
      return { complete: true, failures: [] };
    },
  };
}

/** Notices kept of one mount: a right missing for one role is mostly missing for all. */
const NOTICES = 10;

/** Notes an optional right that was refused. */
export function notice({ notices }: Reading, error: unknown): void {
  if (notices.length < NOTICES) notices.push(explain(error));
}

/**
 * An engine's parts one after the other. A denied part is named and the others are read; when all are denied, or the
 * mount is gone, the listing fails as a whole.
 */
export async function* listParts(
  { notices }: Reading,
  parts: readonly Part[],
): AsyncGenerator<readonly BackendEntry[], Completion> {
  const failures: Completion["failures"] = [];
  let denied = 0;
  for (const part of parts) {
    try {
      const completion = yield* part.list();
      failures.push(...completion.failures);
    } catch (error) {
      const absent = part.optional && isUnsupported(error) && !isMountGone(error);
      if (absent) continue;
      if (!isDenied(error)) throw error;
      denied += 1;
      if (denied === parts.length) throw error;
      failures.push(explain(error));
    }
  }
  return { complete: failures.length === 0, failures, notices };
}
