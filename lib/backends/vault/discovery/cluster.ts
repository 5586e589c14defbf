import { z } from "zod";
import type { VaultClient } from "@/lib/backends/vault/client";
import { VaultAnswer } from "@/lib/backends/vault/errors";

/** `sys/health`, as far as it is used. Namespaced and unauthenticated callers get the same. */
const Health = z.object({
  initialized: z.boolean(),
  sealed: z.boolean(),
  server_time_utc: z.number().optional(),
  version: z.string().optional(),
  cluster_name: z.string().optional(),
  replication_dr_mode: z.string().optional(),
  cluster_id: z.string().min(1).optional(),
});

export interface Cluster {
  id: string;
  /** For people; the id where the cluster has no name. */
  name: string;
  version: string | null;
  /** Theirs minus ours, to the second. */
  clockSkewMs: number | null;
}

/**
 * What the node says of its cluster. The id is the cluster's own and survives moves of its address. Throws VaultAnswer
 * for a node that is sealed, not initialised or a disaster recovery secondary, and one that tells no id: a stand-in for it would make every entry another one
 * on the day the id is told.
 */
export async function readCluster(
  client: VaultClient,
  clock: () => Date,
  signal: AbortSignal,
): Promise<Cluster> {
  const asked = clock().getTime();
  const { status, body } = await client.health(signal);
  const middle = (asked + clock().getTime()) / 2;
  const health = Health.parse(body);
  const call = {
    verb: "GET",
    engine: "sys",
    namespace: "",
    mount: "sys/",
    path: "health",
  } as const;
  if (!health.initialized) throw new VaultAnswer(501, ["Vault is not initialised"], call);
  if (health.sealed) throw new VaultAnswer(503, ["Vault is sealed"], call);
  // It answers nothing but health, and its primary's id.
  if (health.replication_dr_mode === "secondary")
    throw new VaultAnswer(472, ["this node is a disaster recovery secondary"], call);
  if (health.cluster_id === undefined)
    throw new VaultAnswer(status, ["sys/health tells no cluster_id"], call);
  return {
    id: health.cluster_id,
    name: health.cluster_name ?? health.cluster_id,
    version: health.version ?? null,
    clockSkewMs:
      health.server_time_utc === undefined
        ? null
        : Math.round(health.server_time_utc * 1000 - middle),
  };
}
