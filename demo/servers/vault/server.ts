import type { DemoClock } from "@/demo/servers/clock";
import { type Answer, type Asked, json } from "@/demo/servers/http";
import type { ValueStore } from "@/demo/servers/values";
import type { AuditFile } from "@/demo/servers/vault/audit-file";
import { auth } from "@/demo/servers/vault/auth";
import { capabilitiesOn } from "@/demo/servers/vault/capabilities";
import { engine } from "@/demo/servers/vault/engines";
import { denied, notFound, type Reply, unsupported, wrapped } from "@/demo/servers/vault/envelope";
import { kv1, kv2 } from "@/demo/servers/vault/kv";
import type { MountRequest, VaultRequest } from "@/demo/servers/vault/request";
import { open, sys } from "@/demo/servers/vault/sys";
import { countedUuid } from "@/demo/world/random";
import type { Worlds } from "@/demo/world/state";
import { namespaces } from "@/demo/world/vault-mounts";

/** Every so many requests run into the cluster's rate quota. */
const QUOTA_EVERY = 1499;

const verbs: Readonly<Record<string, VaultRequest["operation"]>> = {
  GET: "read",
  LIST: "list",
  SCAN: "scan",
  POST: "update",
  PUT: "update",
  DELETE: "delete",
};

/** One OpenBao cluster with its namespaces. */
export function vaultServer(
  worlds: Worlds,
  clock: DemoClock,
  values: ValueStore,
  audit: AuditFile | null = null,
) {
  let requests = 0;
  return (asked: Asked): Answer => {
    const requestId = countedUuid(requests++);
    const request = requestOf(asked, worlds, clock, values);
    if (!request) return json(400, { errors: ["malformed request"] });
    const free = open(request.path, clock.now());
    if (free) return wrapped(free, requestId);
    if (requests % QUOTA_EVERY === 0) {
      const error = `request path "${request.path}": rate limit quota exceeded`;
      return wrapped({ status: 429, errors: [error] }, requestId);
    }
    if (request.path === "auth/token/lookup-self")
      audit?.lookedUp(requestId, String(asked.headers["user-agent"] ?? ""));
    return wrapped(route(request), requestId);
  };
}

function requestOf(
  asked: Asked,
  worlds: Worlds,
  clock: DemoClock,
  values: ValueStore,
): VaultRequest | undefined {
  if (!asked.path.startsWith("/v1/")) return undefined;
  const { query, headers } = asked;
  const list = query.get("list") === "true" || query.get("list") === "1";
  const scan = query.get("scan") === "true";
  const verb = verbs[asked.method];
  if ((list && scan) || !verb) return undefined;
  const operation = verb === "read" && list ? "list" : verb === "read" && scan ? "scan" : verb;
  const full = join(String(headers["x-vault-namespace"] ?? ""), decode(asked.path.slice(4)));
  const namespace = namespaces.find(({ path }) => path !== "" && full.startsWith(path))?.path ?? "";
  const bearer = /^Bearer (.+)$/.exec(String(headers.authorization ?? ""))?.[1];
  return {
    operation,
    namespace,
    path: full.slice(namespace.length),
    query,
    body: asked.body ? (JSON.parse(asked.body) as Record<string, unknown>) : {},
    token: String(headers["x-vault-token"] ?? bearer ?? "") || undefined,
    state: worlds.at(clock.now()),
    values,
  };
}

function join(namespace: string, path: string): string {
  const trimmed = namespace.replace(/^\/+|\/+$/g, "");
  return trimmed === "" || trimmed === "root" ? path : `${trimmed}/${path}`;
}

const decode = (path: string): string => path.split("/").map(decodeURIComponent).join("/");

function route(request: VaultRequest): Reply {
  const { path, token, namespace, state } = request;
  const isLogin = /^auth\/(approle|kubernetes|jwt)\/login$/.test(path);
  if (!token && !isLogin) return { status: 403, errors: ["permission denied"] };
  if (path.startsWith("auth/")) return auth(request);
  if (path.startsWith("sys/")) return sys(request);
  const mount = state.vault
    .mounts(namespace)
    .find((one) => path.startsWith(one.path) || `${path}/` === one.path);
  if (!mount) return denied;
  return inMount({ ...request, mount, rest: path.slice(mount.path.length) });
}

function inMount(request: MountRequest): Reply {
  const { mount, rest, operation } = request;
  if (mount.hidden) return denied;
  if (operation === "update" || operation === "delete") {
    return mount.type === "kv" ? denied : engine(request);
  }
  if (mount.type === "kv") {
    if (mount.version !== "2") return kv1(request);
    const allowed = capabilitiesOn(mount, rest);
    if (allowed.includes("deny") && !/^(data|subkeys)\//.test(rest)) return denied;
    return kv2(request);
  }
  if (["cubbyhole", "identity", "system"].includes(mount.type)) return notFound;
  return mount.type === "database" || operation !== "scan" ? engine(request) : unsupported;
}
