import type { MountPlace } from "@/lib/backends/vault/entry";
import { placeOf } from "@/lib/backends/vault/places";

/** A mount as `places` would find it. */
export function placeAt(mount: string): MountPlace {
  const cluster = { id: "c1", name: "main", version: null, clockSkewMs: null };
  const found = { path: mount, accessor: "acc_1", type: "kv", engine: null };
  return {
    place: placeOf(cluster, { id: "ns1", path: "team-a" }, found),
    namespace: "team-a",
    mount,
  };
}
