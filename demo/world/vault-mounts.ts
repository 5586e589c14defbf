import type { Calendar } from "@/demo/world/calendar";
import { digest, uuid } from "@/demo/world/random";

/** The one cluster of the company, an OpenBao of its time. */
export const cluster = {
  id: uuid("cluster/hokushin"),
  name: "hokushin-tokyo",
  version: "2.6.2",
};

export const namespaces = [
  { id: "root", path: "" },
  { id: "pmt01x", path: "payments/" },
  { id: "str02x", path: "stores/" },
] as const;

export type Namespace = (typeof namespaces)[number]["path"];

export interface Mount {
  namespace: Namespace;
  /** With its slash; moved mounts keep the accessor. */
  path: string;
  type: "kv" | "database" | "transit" | "pki" | "ssh" | "aws" | "cubbyhole" | "identity" | "system";
  /** Of KV: null on mounts older than the option, which are version 1. */
  version?: "1" | "2" | null;
  description: string;
  accessor: string;
  /** OpenBao's detailed-metadata is granted here. */
  detailed?: boolean;
  /** Our token has no capability on it: it is shown nowhere. */
  hidden?: boolean;
  /** A folder whose listing is refused. */
  closedFolder?: string;
}

export interface AuthMount {
  namespace: Namespace;
  path: string;
  type: "token" | "approle" | "kubernetes" | "oidc";
  accessor: string;
}

const mount = (
  namespace: Namespace,
  path: string,
  type: Mount["type"],
  description: string,
  rest: Pick<Mount, "version" | "detailed" | "hidden" | "closedFolder"> = {},
): Mount => ({
  namespace,
  path,
  type,
  description,
  accessor: `${type}_${digest(`mount/${namespace}${path}`).slice(0, 8)}`,
  ...rest,
});

const everywhere = (namespace: Namespace): Mount[] => [
  mount(namespace, "cubbyhole/", "cubbyhole", "per-token private secret storage"),
  mount(namespace, "identity/", "identity", "identity store"),
  mount(namespace, "sys/", "system", "system endpoints used for control, policy and debugging"),
];

/** Name of the mount that was moved, before the day it was. */
const MOVED_FROM = "kv-old/";
export const MOVED_DAYS_AGO = 40;

const mounts: readonly Mount[] = [
  mount("", "kv/", "kv", "チームごとのシークレット", { version: "2", detailed: true }),
  mount("", "secret/", "kv", "旧来のシークレット", { version: "2" }),
  mount("", "legacy/", "kv", "移行を待つシークレット", { version: null }),
  mount("", "kv-board/", "kv", "経営企画", { version: "2", hidden: true }),
  mount("", "database/", "database", "短命なDB接続"),
  mount("", "transit/", "transit", "暗号化と署名"),
  mount("", "pki/", "pki", "社内証明書"),
  mount("", "ssh/", "ssh", "サーバーの保守"),
  mount("", "aws/", "aws", "短命なクラウド認証情報"),
  ...everywhere(""),
  mount("payments/", "kv/", "kv", "決済基盤のシークレット", { version: "2", detailed: true }),
  mount("payments/", "database/", "database", "決済基盤のDB接続"),
  mount("payments/", "transit/", "transit", "カード番号の置き換え"),
  ...everywhere("payments/"),
  mount("stores/", "kv/", "kv", "店舗連携のシークレット", { version: "2", detailed: true }),
  mount("stores/", "archive/", "kv", "閉店した店舗の控え", { version: "2", closedFolder: "hr/" }),
  mount("stores/", "database/", "database", "店舗連携のDB接続"),
  mount("stores/", "pki/", "pki", "店舗端末の証明書"),
  ...everywhere("stores/"),
];

/** The mounts as they are called at an instant: `secret/` was moved once and kept its accessor. */
export function mountsAt(instant: number, when: Calendar): readonly Mount[] {
  if (instant >= when.on(-MOVED_DAYS_AGO, 21)) return mounts;
  return mounts.map((one) => (one.path === "secret/" ? { ...one, path: MOVED_FROM } : one));
}

/** Finds a mount by namespace and today's path, for what is built once. */
export function mountOf(namespace: Namespace, path: string): Mount {
  const found = mounts.find((one) => one.namespace === namespace && one.path === path);
  if (!found) throw new Error(`no mount ${namespace}${path}`);
  return found;
}

const auth = (namespace: Namespace, path: string, type: AuthMount["type"]): AuthMount => ({
  namespace,
  path,
  type,
  accessor: `auth_${type}_${digest(`auth/${namespace}${path}`).slice(0, 8)}`,
});

export const authMounts: readonly AuthMount[] = [
  auth("", "token/", "token"),
  auth("", "approle/", "approle"),
  auth("", "kubernetes/", "kubernetes"),
  auth("", "oidc/", "oidc"),
  auth("payments/", "token/", "token"),
  auth("payments/", "approle/", "approle"),
  auth("stores/", "token/", "token"),
  auth("stores/", "approle/", "approle"),
];
