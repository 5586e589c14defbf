import type { SecretType } from "@/lib/backends/secret-backend";
import type { MountEngine } from "@/lib/backends/vault/engines/list-mount";

/** Where an entry is today. */
export interface Located {
  namespace: string;
  mount: string;
  /** Null for a mount that is not offered any more. */
  engine: MountEngine | null;
  /** Its path inside the mount. */
  inner: string;
}

/** A path by which a value, or a credential made for the asker, could be had, and the capabilities that suffice. */
export interface ValuePath {
  path: string;
  by: readonly Capability[];
}

type Capability = "read" | "create" | "update" | "patch" | "list" | "sudo" | "root";

const reading = ["read"] as const;
const writing = ["create", "update"] as const;

/**
 * Where the value of an entry could be had. `inner` is its path inside the mount as listed: `app/db`, `roles/app`,
 * `keys/payments`. `subkeys/` tells the names of fields and no value; it is asked for all the same, as nothing of ours
 * needs it. Empty for what holds nothing of that kind: engines never give back the credential they log in with.
 */
export function valuePaths(type: SecretType, { engine, mount, inner }: Located): ValuePath[] {
  const name = inner.slice(inner.indexOf("/") + 1);
  const at = (path: string, by: readonly Capability[]): ValuePath => ({
    path: `${mount}${path}`,
    by,
  });

  switch (type) {
    case "kv2":
      return [at(`data/${inner}`, reading), at(`subkeys/${inner}`, reading)];
    case "kv1":
      return [at(inner, reading)];
    case "static-role":
      // Database and AWS alike.
      return [at(`static-creds/${name}`, reading)];
    case "dynamic-role":
      return issuing(engine).map((verb) => at(`${verb}/${name}`, [...reading, ...writing]));
    case "transit-key":
      return [
        ...["encryption-key", "signing-key", "hmac-key"].map((kind) =>
          at(`export/${kind}/${name}`, reading),
        ),
        at(`backup/${name}`, reading),
        at(`datakey/plaintext/${name}`, writing),
      ];
    case "approle":
      return [at(`role/${name}/secret-id`, writing), at(`role/${name}/role-id`, reading)];
    default:
      return [];
  }
}

/** Where a role issues credentials; every such place where its mount is not seen any more. */
function issuing(engine: MountEngine | null): readonly string[] {
  switch (engine) {
    case "database":
      return ["creds"];
    case "aws":
      return ["creds", "sts"];
    case "ssh":
      return ["creds", "sign", "issue"];
    case "pki":
      return ["issue", "sign"];
    default:
      return ["creds", "sts", "sign", "issue"];
  }
}

/**
 * Paths that lead to more than they say: with one of these the token could give itself any other right. `policies` are
 * the token's own, which it could widen if it may write them; the made-up names stand for any.
 */
export function leadingPaths(policies: readonly string[]): ValuePath[] {
  const any = "kagimori-rights-test";
  const own = policies.filter((name) => name !== "root");
  return [
    ...[...own, any].map((name) => ({ path: `sys/policies/acl/${name}`, by: writing })),
    { path: `sys/policy/${any}`, by: writing },
    { path: "auth/token/create", by: writing },
    { path: "auth/token/create-orphan", by: writing },
    { path: `auth/token/create/${any}`, by: writing },
    { path: "identity/entity", by: writing },
    { path: `identity/entity/id/${any}`, by: writing },
    { path: "identity/entity-alias", by: writing },
    { path: "identity/group", by: writing },
    { path: `identity/group/id/${any}`, by: writing },
    { path: `sys/raw/${any}`, by: [...reading, ...writing] },
    { path: "sys/storage/raft/snapshot", by: reading },
    { path: `sys/auth/${any}`, by: writing },
    { path: `sys/mounts/${any}`, by: writing },
  ];
}
