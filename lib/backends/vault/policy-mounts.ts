import type { OpenContext } from "@/lib/backends/secret-backend";
import { openClient } from "@/lib/backends/vault/client";
import { isWanted, readNamespaces } from "@/lib/backends/vault/places";
import type { PolicyMount } from "@/lib/backends/vault/policy";
import type { VaultSettings } from "@/lib/backends/vault/settings";

/** The mounts this token can see now, for a policy that opens just these. Throws what the server refuses. */
export async function readPolicyMounts(
  settings: VaultSettings,
  context: OpenContext,
  signal: AbortSignal,
): Promise<PolicyMount[]> {
  const client = openClient(settings, context);
  const found: PolicyMount[] = [];
  try {
    for await (const seen of readNamespaces(client, signal)) {
      if ("lost" in seen) continue;
      for (const mount of seen.mounts)
        if (mount.engine !== null && isWanted(settings.mounts ?? {}, seen.namespace, mount))
          found.push({ namespace: seen.namespace.path, path: mount.path, engine: mount.engine });
    }
    return found;
  } finally {
    await client.close();
  }
}
