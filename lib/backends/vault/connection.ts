import type { BackendConnection, FoundPlace, OpenContext } from "@/lib/backends/secret-backend";
import { openClient } from "@/lib/backends/vault/client";
import { type Cluster, readCluster } from "@/lib/backends/vault/discovery/cluster";
import { listMount } from "@/lib/backends/vault/engines/list-mount";
import type { MountPlace } from "@/lib/backends/vault/entry";
import { readEstate } from "@/lib/backends/vault/estate";
import { createFeatures } from "@/lib/backends/vault/features";
import { isWanted, lostNamespace, placeOf, readNamespaces } from "@/lib/backends/vault/places";
import { testRights } from "@/lib/backends/vault/rights/rights";
import { readWhereabouts } from "@/lib/backends/vault/rights/whereabouts";
import type { VaultSettings } from "@/lib/backends/vault/settings";

/** An open connection to a cluster. Nothing is sent before the first call. */
export function connect(
  settings: VaultSettings,
  context: OpenContext,
): Required<BackendConnection> {
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
          if (mount.engine === null || !isWanted(settings.mounts ?? {}, namespace, mount)) continue;
          const place = placeOf(cluster, namespace, mount);
          const at: MountPlace = { place, namespace: namespace.path, mount: mount.path };
          const { engine } = mount;
          yield {
            place,
            list: ({ signal }) => listMount(engine, { client, at, clock, signal }, features),
          };
        }
      }
    },

    async rights(subjects, signal) {
      const whereabouts = await readWhereabouts(client, await readThis(signal), signal);
      return testRights({ client, whereabouts, clock }, subjects, signal);
    },

    async estate(signal) {
      return readEstate(client, await readThis(signal), signal);
    },

    close: () => client.close(),
  };
}
