import type { FoundPlace, Place } from "@/lib/backends/secret-backend";
import type { VaultClient } from "@/lib/backends/vault/client";
import type { Cluster } from "@/lib/backends/vault/discovery/cluster";
import { type Mount, readMounts } from "@/lib/backends/vault/discovery/mounts";
import { type Namespace, readChildren, readStart } from "@/lib/backends/vault/discovery/namespaces";
import { VaultAnswer } from "@/lib/backends/vault/errors";
import { explain } from "@/lib/backends/vault/explain";
import type { VaultSettings } from "@/lib/backends/vault/settings";

export type SeenNamespace =
  | { namespace: Namespace; mounts: Mount[] }
  | { namespace: Namespace; lost: unknown };

/** The namespaces from the settings' own downwards, each with its mounts, or why it cannot be read. */
export async function* readNamespaces(
  client: VaultClient,
  signal: AbortSignal,
): AsyncGenerator<SeenNamespace> {
  const todo = [await readStart(client, signal)];
  const start = todo[0];
  for (let namespace = todo.pop(); namespace; namespace = todo.pop()) {
    try {
      const mounts = await readMounts(client, namespace.path, signal);
      todo.push(...(await readChildren(client, namespace.path, signal)).reverse());
      yield { namespace, mounts };
    } catch (error) {
      // One may be sealed by itself, closed to this token, or just being removed; without the first there is nothing.
      if (namespace === start || !(error instanceof VaultAnswer) || error.status === 429)
        throw error;
      yield { namespace, lost: error };
    }
  }
}

/** Place key of a namespace: those of its mounts begin with it. */
export const namespaceKey = (cluster: Cluster, { id }: Namespace) => `vault:${cluster.id}:${id}`;

export function placeOf(cluster: Cluster, namespace: Namespace, mount: Mount): Place {
  return {
    // A remount keeps the accessor.
    key: `${namespaceKey(cluster, namespace)}:${mount.accessor}`,
    backend: "vault",
    label: namespace.path === "" ? mount.path : `${namespace.path} ${mount.path}`,
    account: null,
    region: null,
    cluster: cluster.name,
    namespace: namespace.path || null,
    mount: mount.path,
  };
}

/** A namespace that cannot be read: every place of it is lost. */
export function lostNamespace(
  cluster: Cluster,
  namespace: Namespace,
  error: unknown,
): Extract<FoundPlace, { lost: unknown }> {
  return {
    lost: {
      holdsPlaces: true,
      place: {
        key: namespaceKey(cluster, namespace),
        backend: "vault",
        label: `namespace ${namespace.path}`,
        cluster: cluster.name,
        namespace: namespace.path,
      },
      failure: explain(error),
    },
  };
}

/** Whether the settings let a mount be read: `include` before `exclude`; patterns with or without the namespace. */
export function isWanted(
  { include, exclude }: NonNullable<VaultSettings["mounts"]>,
  namespace: Pick<Namespace, "path">,
  mount: Pick<Mount, "path">,
): boolean {
  const full = namespace.path === "" ? mount.path : `${namespace.path}/${mount.path}`;
  const matches = (pattern: string) => {
    const source = pattern
      .replace(/^\/+|\/+$/g, "")
      .split("*")
      .map(escapePattern)
      .join(".*");
    const whole = new RegExp(`^${source}/?$`, "s");
    return whole.test(full) || whole.test(mount.path);
  };
  return (include?.some(matches) ?? true) && !exclude?.some(matches);
}

const escapePattern = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
