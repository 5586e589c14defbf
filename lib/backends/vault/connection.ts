import type { BackendConnection, FoundPlace, OpenContext } from "@/lib/backends/secret-backend";
import { openClient } from "@/lib/backends/vault/client";
import { type Cluster, readCluster } from "@/lib/backends/vault/discovery/cluster";
import type { MountPlace } from "@/lib/backends/vault/entry";
import { createFeatures } from "@/lib/backends/vault/features";
import { listKv1 } from "@/lib/backends/vault/kv/kv1";
import { listKv2 } from "@/lib/backends/vault/kv/kv2";
import { isWanted, lostNamespace, placeOf, readNamespaces } from "@/lib/backends/vault/places";
import type { VaultSettings } from "@/lib/backends/vault/settings";

/** An open connection to a cluster. Nothing is sent before the first call. */
export function connect(settings: VaultSettings, context: OpenContext): BackendConnection {
  const client = openClient(settings, context);
  const features = createFeatures();
  const { clock } = context;
  const readThis = (signal: AbortSignal): Promise<Cluster> => readCluster(client, clock, signal);

  return {
    async check(signal) {
      const cluster = await readThis(signal);
      const self = await client.session.self(signal);
      return {
        clockSkewMs: cluster.clockSkewMs,
        identity: self ? `${self.name} (${self.policies.join(", ")})` : "token without lookup-self",
      };
    },

    async *places(signal): AsyncGenerator<FoundPlace> {
      const cluster = await readThis(signal);
      for await (const seen of readNamespaces(client, signal)) {
        const { namespace } = seen;
        if ("lost" in seen) {
          yield lostNamespace(cluster, namespace, seen.lost);
          continue;
        }
        for (const mount of seen.mounts) {
          if (!isWanted(settings.mounts ?? {}, namespace, mount)) continue;
          const place = placeOf(cluster, namespace, mount);
          const at: MountPlace = { place, namespace: namespace.path, mount: mount.path };
          if (mount.engine === "kv2")
            yield {
              place,
              list: ({ signal }) => listKv2({ client, at, features, clock, signal }),
            };
          if (mount.engine === "kv1")
            yield { place, list: ({ signal }) => listKv1(client, at, signal) };
        }
      }
    },

    close: () => client.close(),
  };
}
