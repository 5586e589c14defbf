import type { MountEngine } from "@/lib/backends/vault/engines/list-mount";
import type { VaultSettings } from "@/lib/backends/vault/settings";

/** A mount the policy is to open, as `places` finds it. */
export interface PolicyMount {
  /** Full path of its namespace; "" is the root. */
  namespace: string;
  /** `secret/`, `auth/approle/`. */
  path: string;
  engine: MountEngine;
}

/** Vault refuses `scan` as a capability it does not know, and with it the whole policy. */
export type Product = "vault" | "openbao";

type Stanza = [path: string, capabilities: string[]];

/**
 * The least a token needs to tell everything about these mounts and to read no value, in HCL. Without mounts, the sample
 * mount `secret/` of KV v2. It belongs in the namespace of the settings; those below begin with their names.
 */
export function vaultPolicy(
  settings: Pick<VaultSettings, "namespace">,
  mounts: readonly PolicyMount[],
  product: Product,
): string {
  const start = settings.namespace ?? "";
  const below = (namespace: string) =>
    namespace === start ? "" : `${namespace.slice(start === "" ? 0 : start.length + 1)}/`;
  const sample: PolicyMount[] = [{ namespace: start, path: "secret/", engine: "kv2" }];
  const listed = mounts.length > 0 ? mounts : sample;
  const namespaces = [...new Set([start, ...listed.map(({ namespace }) => namespace)])];

  return [
    "# Kagimori: lists and reads metadata. It can read no value and write nothing.",
    "# A deny here ends with its own pattern: another policy of the same token with a longer path would win.",
    comment(
      "Who we are, and what we could read: `default` allows these; a token without it needs them.",
    ),
    stanza("", ["auth/token/lookup-self", ["read"]]),
    stanza("", ["auth/token/renew-self", ["update"]]),
    stanza("", ["sys/capabilities-self", ["update"]]),
    comment(
      "Namespaces below, and mounts this policy does not open, so that coverage can name them.",
    ),
    ...namespaces.flatMap((namespace) => [
      stanza(below(namespace), ["sys/namespaces", ["list"]]),
      stanza(below(namespace), ["sys/mounts", ["read"]]),
    ]),
    ...listed.flatMap(({ namespace, path, engine }) => [
      comment(`${namespace ? `${namespace}/` : ""}${path} (${engine})`),
      ...stanzas(engine, product).map(([inner, capabilities]) =>
        stanza(`${below(namespace)}${path}`, [inner, capabilities]),
      ),
    ]),
    "",
  ].join("\n");
}

const comment = (text: string) => `\n# ${text}`;

function stanza(prefix: string, [path, capabilities]: Stanza): string {
  const words = capabilities.map((word) => `"${word}"`).join(", ");
  return `path "${prefix}${path}" { capabilities = [${words}] }`;
}

const look = ["read", "list"];
const deny = ["deny"];

function stanzas(engine: MountEngine, product: Product): Stanza[] {
  switch (engine) {
    case "kv2":
      return [
        ["metadata/*", product === "openbao" ? [...look, "scan"] : look],
        // Lists with metadata, at one request instead of one for each secret.
        ...(product === "openbao" ? [["detailed-metadata/*", ["list", "scan"]] as Stanza] : []),
        ["data/*", deny],
        ["subkeys/*", deny],
      ];
    case "kv1":
      return [["*", ["list"]]];
    case "database":
      return [
        ["config/*", look],
        ["roles/*", look],
        ["static-roles/*", look],
        ["creds/*", deny],
        ["static-creds/*", deny],
      ];
    case "pki":
      return [
        ["issuers", ["list"]],
        ["issuer/+", ["read"]],
        ["roles/*", look],
        ["certs", ["list"]],
        ["certs/detailed", ["list"]],
        ["cert/+", ["read"]],
        ["issue/*", deny],
        ["sign/*", deny],
      ];
    case "transit":
      return [
        ["keys", ["list"]],
        ["keys/+", ["read"]],
        ["export/*", deny],
        ["backup/*", deny],
        ["datakey/*", deny],
      ];
    case "ssh":
      return [
        ["roles/*", look],
        ["config/ca", ["read"]],
        ["creds/*", deny],
        ["sign/*", deny],
        ["issue/*", deny],
      ];
    case "aws":
      return [
        ["roles/*", look],
        ["static-roles/*", look],
        ["config/root", ["read"]],
        ["creds/*", deny],
        ["static-creds/*", deny],
        ["sts/*", deny],
      ];
    case "approle":
      return [
        ["role", ["list"]],
        ["role/+", ["read"]],
        // By accessor: `list` shows them, and makes none.
        ["role/+/secret-id", ["list"]],
        ["role/+/secret-id-accessor/lookup", ["update"]],
        ["role/+/role-id", deny],
      ];
  }
}
