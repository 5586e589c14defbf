import type { RightsSubject } from "@/lib/backends/secret-backend";
import type { VaultClient } from "@/lib/backends/vault/client";
import type { Cluster } from "@/lib/backends/vault/discovery/cluster";
import { namespaceKey, placeOf, readNamespaces } from "@/lib/backends/vault/places";
import type { Located } from "@/lib/backends/vault/rights/value-paths";

export interface Whereabouts {
  /** Full paths of the namespaces the token can enter. */
  namespaces: readonly string[];
  /** Where an entry is now. Null when its namespace is not seen any more. */
  of(subject: Pick<RightsSubject, "placeKey" | "identity" | "path">): Located | null;
}

/** Place keys to where their mounts are today: since the last sync one may have been moved. */
export async function readWhereabouts(
  client: VaultClient,
  cluster: Cluster,
  signal: AbortSignal,
): Promise<Whereabouts> {
  const namespaces = new Map<string, string>();
  const mounts = new Map<string, Omit<Located, "inner">>();
  for await (const seen of readNamespaces(client, signal)) {
    const { namespace } = seen;
    if ("lost" in seen) continue;
    namespaces.set(namespaceKey(cluster, namespace), namespace.path);
    for (const mount of seen.mounts)
      mounts.set(placeOf(cluster, namespace, mount).key, {
        namespace: namespace.path,
        mount: mount.path,
        engine: mount.engine,
      });
  }

  return {
    namespaces: [...namespaces.values()],
    of({ placeKey, identity, path }) {
      const inner = identity.slice(placeKey.length + 1);
      const mounted = mounts.get(placeKey);
      if (mounted) return { ...mounted, inner };
      // A mount not offered any more can be asked about at the path it had.
      const namespace = namespaces.get(placeKey.slice(0, placeKey.lastIndexOf(":")));
      if (namespace === undefined || !path.endsWith(inner)) return null;
      const mount = path.slice(0, path.length - inner.length);
      return { namespace, mount, engine: null, inner };
    },
  };
}
