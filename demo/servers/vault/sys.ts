import { z } from "zod";
import { capabilitiesElsewhere, capabilitiesOn } from "@/demo/servers/vault/capabilities";
import { denied, listing, type Reply } from "@/demo/servers/vault/envelope";
import { paged, type VaultRequest } from "@/demo/servers/vault/request";
import { uuid } from "@/demo/world/random";
import { authMounts, cluster, type Mount, namespaces } from "@/demo/world/vault-mounts";

/** What needs no token. */
export function open(path: string, now: number): Reply | undefined {
  if (path === "sys/health") {
    return {
      bare: {
        cluster_id: cluster.id,
        cluster_name: cluster.name,
        initialized: true,
        sealed: false,
        server_time_utc: Math.floor(now / 1000),
        standby: false,
        version: cluster.version,
      },
    };
  }
  if (path === "sys/seal-status") {
    return {
      bare: {
        cluster_id: cluster.id,
        cluster_name: cluster.name,
        commit_date: "2026-08-18T09:00:00Z",
        initialized: true,
        n: 5,
        progress: 0,
        sealed: false,
        storage_type: "raft",
        t: 3,
        type: "shamir",
        version: cluster.version,
      },
    };
  }
  return undefined;
}

/** The system endpoints a reader without further rights may call. */
export function sys(request: VaultRequest): Reply {
  const { path, operation, namespace, query, state } = request;
  if (path === "sys/internal/ui/mounts" && operation === "read") return visibleMounts(request);
  if (path.startsWith("sys/internal/ui/mounts/") && operation === "read") {
    const wanted = path.slice("sys/internal/ui/mounts/".length);
    const found = state.vault
      .mounts(namespace)
      .find((one) => !one.hidden && `${wanted}/`.startsWith(one.path));
    return found ? { data: { path: found.path, ...mountRow(found) } } : denied;
  }
  if (path === "sys/capabilities-self" && operation === "update") return capabilities(request);
  if (/^sys\/namespaces\/?$/.test(path) && operation === "list") {
    const below = namespace === "" ? namespaces.filter((one) => one.path !== "") : [];
    const keys = paged(
      below.map((one) => one.path),
      query,
    );
    const info = below.map((one) => [
      one.path,
      { custom_metadata: {}, id: one.id, path: one.path },
    ]);
    return listing(keys, Object.fromEntries(info));
  }
  const one = namespaces.find(
    (ns) => ns.path !== "" && path === `sys/namespaces/${ns.path.slice(0, -1)}`,
  );
  if (one && operation === "read")
    return { data: { custom_metadata: {}, id: one.id, path: one.path } };
  return denied;
}

function visibleMounts({ namespace, state }: VaultRequest): Reply {
  const secret = state.vault
    .mounts(namespace)
    .filter(({ hidden }) => !hidden)
    .map((one) => [one.path, mountRow(one)] as const);
  const auth = authMounts
    .filter((one) => one.namespace === namespace)
    .map((one) => [
      one.path,
      {
        accessor: one.accessor,
        description: "",
        options: null,
        type: one.type,
        uuid: uuid(one.accessor),
      },
    ]);
  return { data: { auth: Object.fromEntries(auth), secret: Object.fromEntries(secret) } };
}

const mountRow = ({ accessor, description, type, version }: Mount) => ({
  accessor,
  config: { default_lease_ttl: 0, force_no_cache: false, max_lease_ttl: 0 },
  deprecation_status: "supported",
  description,
  local: false,
  options: version ? { version } : null,
  running_plugin_version: "v2.6.2+builtin.openbao",
  type,
  uuid: uuid(accessor),
});

const Paths = z.object({
  paths: z.array(z.string()).optional(),
  path: z.array(z.string()).optional(),
});

function capabilities({ body, namespace, state }: VaultRequest): Reply {
  const { paths, path } = Paths.parse(body);
  const mounts = state.vault.mounts(namespace);
  const found = (paths ?? path ?? []).map((one) => {
    const mount = mounts.find((candidate) => `${one}/`.startsWith(candidate.path));
    const allowed =
      mount && !["system", "identity"].includes(mount.type)
        ? capabilitiesOn(mount, one.slice(mount.path.length))
        : capabilitiesElsewhere(one);
    return [one, allowed] as const;
  });
  const [only] = found;
  return {
    data: {
      ...Object.fromEntries(found),
      ...(found.length === 1 && only ? { capabilities: only[1] } : {}),
    },
  };
}
