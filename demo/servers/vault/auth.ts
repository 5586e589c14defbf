import { denied, listing, notFound, type Reply, unsupported } from "@/demo/servers/vault/envelope";
import { paged, type VaultRequest } from "@/demo/servers/vault/request";
import { KAGIMORI_ENTITY } from "@/demo/world/audit-entry";
import { secretIdsAt } from "@/demo/world/engine-history";
import { engineRow } from "@/demo/world/engine-rows";
import { goTime } from "@/demo/world/go-time";
import { uuid } from "@/demo/world/random";
import { compare } from "@/demo/world/state";
import { authMounts } from "@/demo/world/vault-mounts";

/** The token the demo's config names, and what its AppRole login answers with. */
export const DEMO_TOKEN = "hvs.kagimori-demo";

/** Tokens, logins, and the AppRoles of the company. */
export function auth(request: VaultRequest): Reply {
  const { path, operation } = request;
  if (path === "auth/token/lookup-self" && operation === "read") return { data: lookup() };
  if (path === "auth/token/renew-self" && operation === "update") return { auth: login() };
  if (path === "auth/token/revoke-self" && operation === "update") return "no content";
  if (/^auth\/(approle|kubernetes|jwt)\/login$/.test(path)) return { auth: login() };
  if (path.startsWith("auth/approle/role")) return appRole(request);
  return denied;
}

const lookup = () => ({
  accessor: uuid("token"),
  creation_ttl: 2_764_800,
  display_name: "approle",
  entity_id: KAGIMORI_ENTITY,
  expire_time: null,
  id: DEMO_TOKEN,
  num_uses: 0,
  orphan: true,
  path: "auth/approle/login",
  policies: ["default", "kagimori-read"],
  renewable: true,
  ttl: 2_764_800,
  type: "service",
});

const login = () => ({
  accessor: uuid("token"),
  client_token: DEMO_TOKEN,
  entity_id: KAGIMORI_ENTITY,
  lease_duration: 2_764_800,
  metadata: { role_name: "kagimori" },
  orphan: true,
  policies: ["default", "kagimori-read"],
  renewable: true,
  token_policies: ["default", "kagimori-read"],
  token_type: "service",
});

function appRole(request: VaultRequest): Reply {
  const { namespace, path, operation, query, state, values, body } = request;
  const mount = authMounts.find((one) => one.namespace === namespace && one.type === "approle");
  if (!mount) return denied;
  const [name = "", half = "", accessorLookup] = path.split("/").slice(3);
  const roles = state.vault.engine(mount.accessor, "approle");
  if (name === "") {
    if (operation !== "list") return unsupported;
    return listing(paged([...roles.keys()].sort(compare), query));
  }
  const role = roles.get(name);
  if (!role) return notFound;
  if (half === "") {
    if (operation !== "read") return unsupported;
    return { data: engineRow(role, state.instant, state.world.when) };
  }
  const live = secretIdsAt(role, state.instant);
  if (half === "secret-id" && operation === "list") {
    return listing(live.map(({ accessor }) => accessor));
  }
  if (half === "secret-id-accessor" && accessorLookup === "lookup") {
    const found = live.find(({ accessor }) => accessor === body.secret_id_accessor);
    return found ? { data: secretIdRow(found, role.subject.key) } : notFound;
  }
  // The role-id is half of a credential, a new secret-id the other half.
  values.refuse(path);
  return denied;
}

function secretIdRow(
  { accessor, createdAt, expiresAt }: ReturnType<typeof secretIdsAt>[number],
  key: string,
): Record<string, unknown> {
  return {
    cidr_list: [],
    creation_time: goTime(createdAt, key),
    expiration_time: expiresAt === undefined ? "0001-01-01T00:00:00Z" : goTime(expiresAt, key),
    last_updated_time: goTime(createdAt, key),
    metadata: {},
    secret_id_accessor: accessor,
    secret_id_num_uses: 0,
    secret_id_ttl: 0,
    token_bound_cidrs: [],
  };
}
