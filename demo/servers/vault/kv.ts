import { denied, listing, notFound, type Reply, unsupported } from "@/demo/servers/vault/envelope";
import { type MountRequest, paged } from "@/demo/servers/vault/request";
import { kvMetadata } from "@/demo/world/kv-rows";
import { compare } from "@/demo/world/state";

/** KV version 2: metadata is told, `data/` and `subkeys/` are refused and counted. */
export function kv2(request: MountRequest): Reply {
  const slash = request.rest.indexOf("/");
  const area = slash < 0 ? request.rest : request.rest.slice(0, slash);
  const path = slash < 0 ? "" : request.rest.slice(slash + 1);
  switch (area) {
    case "metadata":
    case "detailed-metadata":
      return metadata(request, path, area === "detailed-metadata");
    case "config":
      return { data: { cas_required: false, delete_version_after: "0s", max_versions: 0 } };
    case "data":
    case "subkeys":
      return refuse(request);
    default:
      return unsupported;
  }
}

/** KV version 1: whatever is read is a value. */
export function kv1(request: MountRequest): Reply {
  if (request.operation === "read") return refuse(request);
  if (request.operation !== "list") return unsupported;
  const tree = request.state.vault.kv(request.mount);
  const reply = listing(paged(tree.folders.get(folder(request.rest)) ?? [], request.query));
  return warned(reply, "KV version 1: this mount is to be migrated");
}

export function refuse({ mount, namespace, rest, values }: MountRequest): Reply {
  values.refuse(`${namespace}${mount.path}${rest}`);
  return denied;
}

function metadata(request: MountRequest, path: string, detailed: boolean): Reply {
  const { operation, mount, state, query } = request;
  const tree = state.vault.kv(mount);
  const read = (at: string) => {
    const history = tree.byPath.get(at);
    return history && kvMetadata(history, state.instant);
  };
  if (operation === "read") {
    const data = detailed ? undefined : read(path);
    return data ? { data } : notFound;
  }
  if (operation === "scan") {
    if (!mount.detailed) return denied;
    const below = folder(path);
    const keys = [...tree.byPath.keys()]
      .filter((key) => key.startsWith(below))
      .map((key) => key.slice(below.length))
      .sort(compare);
    if (!detailed) return listing(keys);
    return listing(keys, Object.fromEntries(keys.map((key) => [key, read(below + key) ?? {}])));
  }
  if (operation !== "list") return denied;
  const below = folder(path);
  const keys = paged(tree.folders.get(below) ?? [], query);
  const info = detailed
    ? // As OpenBao does: a folder shows the metadata of the leaf of its name, if there is one.
      Object.fromEntries(keys.map((key) => [key, read(below + key.replace(/\/$/, "")) ?? {}]))
    : undefined;
  const reply = listing(keys, info);
  return mount.closedFolder ? warned(reply, "this mount is kept for reading only") : reply;
}

/** An answer may be right and still carry a warning. */
const warned = (reply: Reply, text: string): Reply =>
  typeof reply === "object" && "data" in reply ? { ...reply, warnings: [text] } : reply;

const folder = (path: string): string => (path === "" || path.endsWith("/") ? path : `${path}/`);
