import type { ValueStore } from "@/demo/servers/values";
import type { WorldState } from "@/demo/world/state";
import type { Mount, Namespace } from "@/demo/world/vault-mounts";

/** One request to the cluster, its namespace and verb made out. */
export interface VaultRequest {
  operation: "read" | "list" | "scan" | "update" | "delete";
  namespace: Namespace;
  /** Decoded, below `/v1/` and the namespace, without a slash at its front. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  token: string | undefined;
  state: WorldState;
  values: ValueStore;
}

/** The same inside one mount. */
export interface MountRequest extends VaultRequest {
  mount: Mount;
  /** Below the mount. */
  rest: string;
}

/** Keys behind `after`, at most `limit`: OpenBao pages its listings. */
export function paged(keys: readonly string[], query: URLSearchParams): readonly string[] {
  const after = query.get("after");
  const limit = Number(query.get("limit") ?? 0);
  const from = after === null ? keys : keys.filter((key) => key > after);
  return limit > 0 ? from.slice(0, limit) : from;
}
