import type { Use } from "@/lib/access-sources/access-source";
import type { MountOf } from "./mount-of";

/** What a request did to what. `path`: as the inventory writes it inside the place; null: to nothing single. */
export interface Classified {
  use: Use;
  path: string | null;
  /** A folder was listed: single secrets are not named. */
  pathLevel?: boolean;
}

const writing = new Set(["create", "update", "patch", "delete"]);
const listing = new Set(["list", "scan"]);

/** What a request was; null when it was not about secrets. `loggedIn`: the answer carries a new token. */
export function classify(operation: string, at: MountOf, loggedIn: boolean): Classified | null {
  if (at.mount.startsWith("auth/") || at.type === "token" || at.type === "auth")
    return loggedIn ? { use: "login", path: null } : ofAuth(operation, at);
  switch (at.type) {
    case "kv":
      return isVersion2(at) ? ofKv2(operation, at.rest) : ofKv1(operation, at.rest);
    case "system":
      return ofSystem(operation, at.rest);
    case "identity":
    case "cubbyhole":
      return null;
    case "transit":
      return ofTransit(operation, at.rest);
    case "pki":
      return ofPki(operation, at.rest);
    default:
      return ofRoles(operation, at.rest);
  }
}

const folders =
  /^(?:data|metadata|detailed-metadata|delete|undelete|destroy|subkeys)(?:\/|$)|^config$/;

/** By the mount, where it is known; else by the path: version 2 has its own word before every one. */
const isVersion2 = ({ kv, rest }: MountOf): boolean =>
  kv === null ? folders.test(rest) : kv === 2;

function ofKv2(operation: string, rest: string): Classified | null {
  const cut = rest.indexOf("/");
  const word = cut < 0 ? rest : rest.slice(0, cut);
  const path = cut < 0 ? "" : rest.slice(cut + 1);
  if (listing.has(operation)) return { use: "list", path, pathLevel: true };
  switch (word) {
    case "data":
      return operation === "read"
        ? to("value-read", path)
        : writing.has(operation)
          ? to("write", path)
          : null;
    case "metadata":
      if (operation === "read") return to("metadata-read", path);
      if (operation === "delete") return to("write", path);
      return writing.has(operation) ? to("admin", path) : null;
    // Names of fields, without what they hold.
    case "subkeys":
      return operation === "read" ? to("metadata-read", path) : null;
    case "delete":
    case "undelete":
    case "destroy":
      return writing.has(operation) ? to("write", path) : null;
    case "config":
      return writing.has(operation) ? { use: "admin", path: null } : null;
    default:
      return null;
  }
}

const to = (use: Use, path: string): Classified => ({ use, path: path || null });

function ofKv1(operation: string, rest: string): Classified | null {
  if (listing.has(operation)) return { use: "list", path: rest, pathLevel: true };
  if (operation === "read") return { use: "value-read", path: rest };
  return writing.has(operation) ? { use: "write", path: rest } : null;
}

const issuing: readonly [RegExp, string][] = [
  [/^static-(?:creds?|roles?\/creds)\/(.+)$/, "static-roles/"],
  [/^(?:creds|cred|sts|sign|issue|key|token|code)\/(.+)$/, "roles/"],
];
const described = /^(?:roles|static-roles|config|keys)\//;

/** Engines that make credentials for roles: databases, clouds, SSH and whatever else is mounted. */
function ofRoles(operation: string, rest: string): Classified | null {
  if (listing.has(operation)) return { use: "list", path: rest, pathLevel: true };
  for (const [path, folder] of issuing) {
    const role = path.exec(rest)?.[1];
    if (role) return { use: "issue", path: `${folder}${role}` };
  }
  const rotated = /^rotate-(root|role)\/(.+)$/.exec(rest);
  if (rotated)
    return {
      use: "write",
      path: `${rotated[1] === "root" ? "config" : "static-roles"}/${rotated[2]}`,
    };
  if (rest === "config/rotate-root") return { use: "write", path: "config/root" };
  if (!described.test(rest)) return writing.has(operation) ? { use: "admin", path: null } : null;
  return operation === "read"
    ? { use: "metadata-read", path: rest }
    : writing.has(operation)
      ? { use: "admin", path: rest }
      : null;
}

function ofPki(operation: string, rest: string): Classified | null {
  if (listing.has(operation)) return { use: "list", path: rest, pathLevel: true };
  const role = /^(?:issuer\/[^/]+\/)?(?:issue|sign|sign-verbatim)(?:\/(.+))?$/.exec(rest);
  if (role && writing.has(operation))
    return { use: "issue", path: role[1] ? `roles/${role[1]}` : null };
  if (
    /^(?:root|intermediate|issuers|keys)\/(?:rotate|generate)\/exported/.test(rest) ||
    /^(?:root|intermediate)\/generate\/exported/.test(rest)
  )
    return { use: "issue", path: null };
  if (operation === "read")
    return /^(?:roles|issuer)\//.test(rest) ? { use: "metadata-read", path: rest } : null;
  return writing.has(operation)
    ? { use: rest === "revoke" ? "write" : "admin", path: /^roles\//.test(rest) ? rest : null }
    : null;
}

function ofTransit(operation: string, rest: string): Classified | null {
  if (listing.has(operation)) return { use: "list", path: rest, pathLevel: true };
  const handed = /^(?:export\/[^/]+|backup|byok-export\/[^/]+)\/([^/]+)/.exec(rest)?.[1];
  if (handed && operation === "read") return { use: "value-read", path: `keys/${handed}` };
  // What the key does for its callers is its use: nothing else tells that it is needed.
  const used = /^(?:encrypt|decrypt|rewrap|sign|hmac|datakey\/(?:plaintext|wrapped))\/([^/]+)/.exec(
    rest,
  )?.[1];
  if (used && writing.has(operation)) return { use: "issue", path: `keys/${used}` };
  const verified = rest.startsWith("verify/");
  if (verified) return null;
  const key = /^keys\/([^/]+)/.exec(rest)?.[1];
  if (!key) return null;
  if (operation === "read") return { use: "metadata-read", path: `keys/${key}` };
  if (!writing.has(operation)) return null;
  return {
    use: rest.endsWith("/config") || rest.endsWith("/trim") ? "admin" : "write",
    path: `keys/${key}`,
  };
}

const ruling =
  /^(?:policy|policies|mounts|remount|audit|auth|namespaces|rotate|seal|raw|leases\/revoke|plugins|quotas)(?:\/|$)/;

function ofSystem(operation: string, rest: string): Classified | null {
  if (rest === "wrapping/unwrap") return { use: "value-read", path: null };
  // A line written when a device is enabled, to see whether it can be.
  if (rest === "audit/test") return null;
  if (rest.startsWith("raw/") && operation === "read") return { use: "value-read", path: null };
  return writing.has(operation) && ruling.test(rest) ? { use: "admin", path: null } : null;
}

function ofAuth(operation: string, { rest, mount }: MountOf): Classified | null {
  const role = /^role\/([^/]+)(\/.*)?$/.exec(rest);
  if (role && mount !== "auth/token/") {
    const path = `role/${role[1]}`;
    const below = role[2] ?? "";
    if (/^\/(?:custom-)?secret-id$/.test(below) && writing.has(operation))
      return { use: "issue", path };
    if (/^\/secret-id/.test(below) && listing.has(operation))
      return { use: "list", path, pathLevel: true };
    if (operation === "read") return { use: "metadata-read", path };
    return writing.has(operation) ? { use: "admin", path } : null;
  }
  if (isLogin(rest)) return { use: "login", path: null };
  return writing.has(operation) && /^(?:config|users?|roles?|groups?|map)(?:\/|$)/.test(rest)
    ? { use: "admin", path: null }
    : null;
}

/** A login that was refused has no token in its answer: its path tells. */
const isLogin = (rest: string): boolean =>
  /^(?:login|create|create-orphan|oidc\/callback|callback|cert\/login)(?:\/|$)/.test(rest);
