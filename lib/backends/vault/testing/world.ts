export const CANARY = "kgmr-canary-stand-in";

export interface StandInMount {
  namespace: string;
  path: string;
  type: string;
  accessor: string;
  version?: "1" | "2";
}

/** What the stand-in knows, by reference: a test changes it between two calls. */
export interface World {
  /** Vault has no SCAN, no detailed lists, no pages. */
  product: "vault" | "openbao";
  clusterId: string | null;
  sealed: boolean;
  /** Replicates for disaster recovery, and answers 472. */
  recovery: boolean;
  /** The server's clock. */
  now(): Date;
  /** Path without slashes to id. The root is there without being named. */
  namespaces: Record<string, { id: string; sealed?: boolean }>;
  mounts: StandInMount[];
  /** `<namespace>|<mount and path>` to `data`. Metadata of KV v2 stands at `secret/metadata/…`; values are made up. */
  objects: Record<string, unknown>;
  /** `key_info` of a list, under the same key as its object. */
  info: Record<string, unknown>;
  /** `LIST team-a|secret/metadata/closed/` → 403. */
  denied: RegExp[];
  /** Capabilities of a path; `["deny"]` unless said otherwise. */
  can(namespace: string, path: string): string[];
  warnings: Record<string, string[]>;
  /** Tokens taken: `X-Vault-Token` to what lookup-self tells of it. */
  tokens: Record<string, Record<string, unknown>>;
  /** `auth` of the next login; none: refused. */
  login: Record<string, unknown> | null;
}

export function world(more: Partial<World> = {}): World {
  return {
    product: "openbao",
    clusterId: "5f0c1d2e-cluster",
    sealed: false,
    recovery: false,
    now: () => new Date(),
    namespaces: {},
    mounts: [mount("secret/", "kv", "kv_1", "2")],
    objects: {},
    info: {},
    denied: [],
    can: () => ["deny"],
    warnings: {},
    tokens: { root: { ttl: 0, display_name: "root", policies: ["kagimori"] } },
    login: null,
    ...more,
  };
}

export function mount(
  path: string,
  type: string,
  accessor: string,
  version?: "1" | "2",
  namespace = "",
): StandInMount {
  return { namespace, path, type, accessor, ...(version ? { version } : {}) };
}

/** Metadata of a path with one version. */
export const metadata = (created = "2026-01-02T03:04:05.678901234Z", more = {}) => ({
  created_time: created,
  updated_time: created,
  current_version: 1,
  oldest_version: 0,
  max_versions: 0,
  cas_required: false,
  delete_version_after: "0s",
  custom_metadata: null,
  versions: { "1": { created_time: created, deletion_time: "", destroyed: false } },
  ...more,
});

/** Objects of KV v2 at these paths. */
export const kv2 = (paths: readonly string[], at = "|secret/"): Record<string, unknown> =>
  Object.fromEntries(paths.map((path) => [`${at}metadata/${path}`, metadata()]));
