import { asText } from "@/lib/access-sources/log-text";
import type { LineContext } from "./line-context";

type Fields = Readonly<Record<string, unknown>>;

/** The mount a request went to, and the path inside it. */
export interface MountOf {
  /** With its slash: `secret/`, `auth/approle/`; "" where the line does not tell. */
  mount: string;
  /** The engine: `kv`, `database`, `system` …; "" where it is not known. */
  type: string;
  /** Null where the line does not tell and the inventory does not know it. */
  accessor: string | null;
  cluster: string;
  kv: 1 | 2 | null;
  rest: string;
}

const ownPrefixes: readonly [string, string][] = [
  ["sys/", "system"],
  ["auth/token/", "token"],
  ["identity/", "identity"],
  ["cubbyhole/", "cubbyhole"],
];

/** Lines of old versions tell neither mount nor type: the inventory does, else how the path is made. */
export function mountOf(
  request: Fields,
  path: string,
  namespace: string,
  context: LineContext,
): MountOf {
  const accessor = asText(request.mount_accessor);
  const known = accessor === null ? undefined : context.mounts.get(accessor);
  const point = asText(request.mount_point) ?? known?.mount ?? null;
  const told = asText(request.mount_type);
  const cluster = known?.cluster ?? context.cluster;
  if (point !== null && path.startsWith(point)) {
    const byPath = known ? undefined : context.byPath.get(`${namespace}/${point}`);
    return {
      mount: point,
      type: engine(told ?? typeOfPrefix(path) ?? ""),
      accessor: accessor ?? byPath?.accessor ?? null,
      cluster,
      kv: known?.kv ?? byPath?.kv ?? null,
      rest: path.slice(point.length),
    };
  }
  const prefix = ownPrefixes.find(([start]) => path.startsWith(start));
  if (prefix) {
    const [mount, type] = prefix;
    return { mount, type, accessor, cluster, kv: null, rest: path.slice(mount.length) };
  }
  return guessed(path, namespace, { told, accessor, cluster }, context);
}

function guessed(
  path: string,
  namespace: string,
  { told, accessor, cluster }: { told: string | null; accessor: string | null; cluster: string },
  context: LineContext,
): MountOf {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const mount = path.slice(0, end + 1);
    const known = context.byPath.get(`${namespace}/${mount}`);
    if (known)
      return {
        mount,
        type: engine(told ?? (known.kv ? "kv" : "")),
        accessor: known.accessor,
        cluster: known.cluster,
        kv: known.kv,
        rest: path.slice(mount.length),
      };
  }
  const auth = /^auth\/[^/]+\//.exec(path)?.[0];
  const mount = auth ?? /^[^/]+\//.exec(path)?.[0] ?? "";
  const rest = path.slice(mount.length);
  const type = told ?? (auth ? "auth" : /^(?:data|metadata)\//.test(rest) ? "kv" : "");
  return { mount, type: engine(type), accessor, cluster, kv: null, rest };
}

const typeOfPrefix = (path: string): string | null =>
  ownPrefixes.find(([start]) => path.startsWith(start))?.[1] ?? null;

/** Mounts in namespaces have types of their own, and very old KV another name. */
const engine = (type: string): string =>
  type === "generic" ? "kv" : type.startsWith("ns_") ? type.slice(3) : type;
