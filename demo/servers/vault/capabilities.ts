import type { Mount } from "@/demo/world/vault-mounts";

const read = ["list", "read"];
const deny = ["deny"];

/** Inside a mount, what our token may do: metadata, never what could carry a value. */
const rules: Readonly<Partial<Record<Mount["type"], readonly [RegExp, readonly string[]][]>>> = {
  database: [[/^(config|roles|static-roles)(\/|$)/, read]],
  transit: [[/^keys(\/|$)/, read]],
  pki: [[/^(issuers|issuer|roles|certs|cert)(\/|$)/, read]],
  ssh: [
    [/^roles(\/|$)/, read],
    [/^config\/ca$/, ["read"]],
  ],
  aws: [
    [/^(roles|static-roles)(\/|$)/, read],
    [/^config\/root$/, ["read"]],
  ],
};

/** The capabilities of the demo's token on a path inside a mount. */
export function capabilitiesOn(mount: Mount, rest: string): readonly string[] {
  if (mount.hidden) return deny;
  if (mount.type === "kv") return kvCapabilities(mount, rest);
  return rules[mount.type]?.find(([pattern]) => pattern.test(rest))?.[1] ?? deny;
}

function kvCapabilities(mount: Mount, rest: string): readonly string[] {
  if (mount.version !== "2") return ["list"];
  const closed = mount.closedFolder;
  if (closed && rest.startsWith(`metadata/${closed}`)) return deny;
  if (/^metadata(\/|$)/.test(rest)) return read;
  if (rest === "config") return ["read"];
  if (mount.detailed && /^detailed-metadata(\/|$)/.test(rest)) return ["list", "scan"];
  return deny;
}

/** The same on an auth mount or below `sys/`. */
export function capabilitiesElsewhere(path: string): readonly string[] {
  if (/^auth\/approle\/role\/[^/]+\/secret-id-accessor\/lookup\/?$/.test(path)) return ["update"];
  if (/^auth\/approle\/role\/[^/]+\/role-id\/?$/.test(path)) return deny;
  if (/^auth\/approle\/role\/[^/]+\/secret-id\/?$/.test(path)) return ["list"];
  if (/^auth\/approle\/role(\/|$)/.test(path)) return read;
  if (/^auth\/token\/lookup-self$/.test(path)) return ["read"];
  if (/^auth\/token\/(renew|revoke)-self$/.test(path)) return ["update"];
  if (/^sys\/(capabilities-self|leases\/lookup|leases\/renew)$/.test(path)) return ["update"];
  if (/^sys\/internal\/ui\/mounts(\/|$)/.test(path)) return ["read"];
  if (/^sys\/namespaces(\/|$)/.test(path)) return ["list", "read"];
  return deny;
}
