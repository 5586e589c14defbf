import type { KnownPlace } from "@/lib/backends/secret-backend";
import type { VaultClient } from "@/lib/backends/vault/client";
import type { Cluster } from "@/lib/backends/vault/discovery/cluster";
import { type Mount, readAllMounts } from "@/lib/backends/vault/discovery/mounts";
import { namespaceKey, placeOf, readNamespaces } from "@/lib/backends/vault/places";

/**
 * Cluster, namespaces and mounts as far as the token is told of them, whether it may read them or not: engines we
 * cannot read and mounts of `sys/mounts` on which it has no right are among them, so that coverage names them.
 */
export async function readEstate(
  client: VaultClient,
  cluster: Cluster,
  signal: AbortSignal,
): Promise<KnownPlace[]> {
  const known = { knownFrom: "listing", state: "known" } as const;
  const places: KnownPlace[] = [
    { key: `vault:${cluster.id}`, kind: "cluster", label: cluster.name, ...known },
  ];
  for await (const seen of readNamespaces(client, signal)) {
    const { namespace } = seen;
    const label = namespace.path || "root";
    places.push({ key: namespaceKey(cluster, namespace), kind: "namespace", label, ...known });
    if ("lost" in seen) continue;

    const all = await readAllMounts(client, namespace.path, signal);
    const mounts = new Map(
      [...(all ?? []), ...seen.mounts].map((mount) => [mount.accessor, mount]),
    );
    for (const mount of mounts.values())
      if (holdsSecrets(mount)) {
        const { key, label } = placeOf(cluster, namespace, mount);
        places.push({ key, kind: "mount", label, ...known });
      }
  }
  return places;
}

/** Auth methods other than AppRole hold no secrets that could be inventoried. */
const holdsSecrets = ({ path, engine }: Mount) => engine !== null || !path.startsWith("auth/");
