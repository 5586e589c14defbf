import "server-only";
import { z } from "zod";
import type { AccessConnectContext } from "@/lib/access-sources/access-source";
import { pool } from "@/lib/db/pool";

const Mounts = z.array(
  z.object({
    key: z.string(),
    namespace: z.string(),
    mount: z.string(),
    kv: z.enum(["kv1", "kv2"]).nullable(),
  }),
);

/** The mounts the inventory knows, by accessor. */
export async function readMounts(): Promise<AccessConnectContext["mounts"]> {
  const { rows } = await pool().query(
    `SELECT p.key, coalesce(p.namespace, '') AS namespace, p.mount,
            (SELECT s.type FROM secret s WHERE s.place_id = p.id AND s.type IN ('kv1', 'kv2') LIMIT 1) AS kv
       FROM place p WHERE p.backend = 'vault' AND p.mount IS NOT NULL`,
  );
  return new Map(
    Mounts.parse(rows).map(({ key, namespace, mount, kv }) => {
      const [, cluster = "", , accessor = ""] = key.split(":");
      return [accessor, { cluster, namespace, mount, kv: kv && (kv === "kv1" ? 1 : 2) }] as const;
    }),
  );
}

const Clusters = z.array(z.object({ sourceId: z.string(), cluster: z.string() }));

/** The cluster each source of secrets was last seen to be. */
export async function readClusters(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool().query(
    `SELECT DISTINCT ON (w.source_id) w.source_id AS "sourceId", split_part(p.key, ':', 2) AS cluster
       FROM place_watch w JOIN place p ON p.id = w.place_id
      WHERE p.backend = 'vault' ORDER BY w.source_id, w.last_complete_at DESC NULLS LAST, p.id DESC`,
  );
  return new Map(Clusters.parse(rows).map(({ sourceId, cluster }) => [sourceId, cluster]));
}
