import { CANARY, type StandInMount, type World } from "@/lib/backends/vault/testing/world";

export interface Asked {
  verb: "GET" | "LIST" | "SCAN" | "POST";
  namespace: string;
  /** Mount and path, decoded. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  token: string | undefined;
}

export interface Reply {
  status: number;
  body: unknown;
  /** A value, or a credential, was asked for. */
  value?: boolean;
}

const refusal = (status: number, ...errors: string[]): Reply => ({ status, body: { errors } });
const data = (told: unknown, warnings: string[] | null = null): Reply => ({
  status: 200,
  body: { request_id: "r", lease_id: "", data: told, warnings, auth: null },
});
const unsupported = refusal(404, "1 error occurred:\n\t* unsupported path\n\n");

/** What a cluster of this world answers. */
export function answer(world: World, asked: Asked): Reply {
  const { verb, namespace, path, token } = asked;
  if (path === "sys/health") return health(world);
  if (world.sealed) return refusal(503, "Vault is sealed");
  if (/^auth\/.+\/login$/.test(path))
    return world.login
      ? { status: 200, body: { auth: world.login } }
      : refusal(400, "invalid role or secret ID");

  const self = token === undefined ? undefined : world.tokens[token];
  if (!self) return refusal(403, "permission denied");
  if (namespace !== "" && !world.namespaces[namespace]) return refusal(404, "no such namespace");
  if (world.namespaces[namespace]?.sealed) return refusal(503, "namespace is sealed");
  const line = `${verb} ${namespace}|${path}`;
  if (world.denied.some((rule) => rule.test(line))) return refusal(403, "permission denied");

  if (path === "auth/token/lookup-self") return data(self);
  if (path === "auth/token/renew-self")
    return { status: 200, body: { auth: { client_token: token, ...(self.renewal as object) } } };
  if (path.startsWith("sys/")) return sys(world, asked);
  const mount = world.mounts.find(
    (one) => one.namespace === namespace && path.startsWith(one.path),
  );
  if (!mount) return refusal(404, `no handler for route "${path}". route entry not found.`);
  return inMount(world, asked, mount);
}

function health({ clusterId, sealed, recovery, now }: World): Reply {
  const told = { initialized: true, sealed, standby: false, cluster_name: "stand-in" };
  return {
    status: sealed ? 503 : recovery ? 472 : 200,
    body: {
      ...told,
      replication_dr_mode: recovery ? "secondary" : "disabled",
      server_time_utc: Math.floor(now().getTime() / 1000),
      ...(clusterId ? { cluster_id: clusterId } : {}),
    },
  };
}

function sys(world: World, { verb, namespace, path, body }: Asked): Reply {
  if (path === "sys/internal/ui/mounts") {
    const table = (auth: boolean) =>
      Object.fromEntries(
        world.mounts
          .filter((one) => one.namespace === namespace && one.path.startsWith("auth/") === auth)
          .map(({ path, type, accessor, version }) => [
            path.replace(/^auth\//, ""),
            { type, accessor, options: version ? { version } : null },
          ]),
      );
    const own = { "sys/": { type: "system", accessor: "system_1", options: null } };
    return data({ secret: { ...table(false), ...own }, auth: table(true) });
  }
  if (path === "sys/namespaces/" && verb === "LIST") {
    const below = Object.entries(world.namespaces).filter(
      ([path]) => path.split("/").slice(0, -1).join("/") === namespace,
    );
    if (below.length === 0) return refusal(404);
    const name = (path: string) => `${path.split("/").at(-1)}/`;
    return data({
      keys: below.map(([path]) => name(path)),
      key_info: Object.fromEntries(below.map(([path, { id }]) => [name(path), { id, path }])),
    });
  }
  const child = /^sys\/namespaces\/(.+)$/.exec(path)?.[1];
  const named = child && world.namespaces[namespace === "" ? child : `${namespace}/${child}`];
  if (named) return data({ id: named.id, path: `${child}/` });
  if (path === "sys/capabilities-self") {
    const paths = body.paths as string[];
    return data(Object.fromEntries(paths.map((one) => [one, world.can(namespace, one)])));
  }
  return refusal(403, "permission denied");
}

const values =
  /^(data|subkeys|creds|static-creds|export|backup|datakey|issue|sign)\/|\/role-id$|\/secret-id$/;

function inMount(world: World, asked: Asked, mount: StandInMount): Reply {
  const { verb, namespace, path } = asked;
  const inner = path.slice(mount.path.length);
  if (verb === "LIST" || verb === "SCAN") return listing(world, asked, mount, inner);
  if (verb === "POST" && inner.endsWith("/secret-id-accessor/lookup")) {
    const at = path.replace(/-accessor\/lookup$/, `/${String(asked.body.secret_id_accessor)}`);
    return found(world, `${namespace}|${at}`);
  }
  if (mount.version === "1" || values.test(inner))
    return { ...data({ data: { password: CANARY } }), value: true };
  return found(world, `${namespace}|${path}`);
}

function found({ objects }: World, key: string): Reply {
  return key in objects ? data(objects[key]) : refusal(404);
}

function listing(world: World, asked: Asked, mount: StandInMount, inner: string): Reply {
  const { verb, namespace, path, query } = asked;
  const detailed = inner.startsWith("detailed-metadata/") || inner === "certs/detailed/";
  if ((detailed || verb === "SCAN") && world.product === "vault") return unsupported;

  // Objects are kept under the path by which they are read.
  const shelf = `${namespace}|${mount.path}${inner
    .replace(/^detailed-metadata\//, "metadata/")
    .replace(/^issuers\/$/, "issuer/")
    .replace(/^certs\/(detailed\/)?$/, "cert/")}`;
  const below = Object.keys(world.objects)
    .filter((key) => key.startsWith(shelf) && key !== shelf)
    .map((key) => key.slice(shelf.length));
  const folders = mount.type === "kv" || mount.type === "database";
  const step = (key: string) => key.replace(/\/.*$/s, "/");
  const all = verb === "SCAN" ? below : [...new Set(below.map(step))];
  const keys = page(world, all.filter((key) => folders || !key.endsWith("/")).sort(), query);
  if (keys.length === 0) return verb === "SCAN" ? data({}) : refusal(404);

  const info = keys.map((key) => {
    const object = `${shelf}${key.replace(/\/$/, "")}`;
    return [key, (mount.type === "kv" ? world.objects[object] : world.info[object]) ?? {}];
  });
  const told = detailed || mount.type === "pki" ? { key_info: Object.fromEntries(info) } : {};
  return data({ keys, ...told }, world.warnings[path] ?? null);
}

function page({ product }: World, keys: string[], query: URLSearchParams): string[] {
  if (product === "vault") return keys;
  const after = query.get("after") ?? "";
  const limit = Number(query.get("limit") ?? keys.length);
  return keys.filter((key) => key > after).slice(0, limit || keys.length);
}
