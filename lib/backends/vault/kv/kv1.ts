import type { BackendEntry, Completion } from "@/lib/backends/secret-backend";
import type { VaultClient } from "@/lib/backends/vault/client";
import { entryAt, type MountPlace } from "@/lib/backends/vault/entry";
import { listPage } from "@/lib/backends/vault/listing/keys";
import { walk } from "@/lib/backends/vault/listing/walk";

/** The paths of a KV v1 mount. Names are all it tells: reading a path is reading its value. */
export function listKv1(
  client: VaultClient,
  at: MountPlace,
  signal: AbortSignal,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  const target = { engine: "kv1", namespace: at.namespace, mount: at.mount } as const;
  return walk(
    {
      page: (folder, before) => listPage(client, target, folder, before, signal),
      entry: (path) =>
        entryAt(at, path, {
          type: "kv1",
          valueChangedAt: { at: null, evidence: null, unknown: "backend-cannot-say" },
        }),
    },
    signal,
  );
}
