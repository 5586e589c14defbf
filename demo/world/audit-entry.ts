import { digest, uuid } from "@/demo/world/random";
import { authMounts, namespaces } from "@/demo/world/vault-mounts";

/** Who asks, as an audit device tells it. */
export interface AuditIdentity {
  displayName: string;
  entityId: string;
  metadata: Record<string, string>;
  address: string;
  agent: string;
}

/** One call to the cluster. */
export interface AuditCall {
  at: number;
  /** What its id is made of. */
  key: string;
  who: AuditIdentity;
  operation: "read" | "list" | "create" | "update" | "delete";
  namespace: string;
  mount: { path: string; type: string; accessor: string };
  /** Below the mount. */
  rest: string;
  error?: string;
  /** `response.data` as the device would write it; null where the answer held none. */
  data: Record<string, unknown> | null;
  /** More fields of the answer: a lease, a wrapping token, a login. */
  answer?: Record<string, unknown>;
  request?: Record<string, unknown>;
}

/** What a device writes for a text: its digest under the device's own salt. */
export const hashed = (text: string): string => `hmac-sha256:${digest(text)}${digest(`${text}/`)}`;

/** Both lines of a call, as OpenBao writes them: when it came and when it was answered. */
export function auditLines(call: AuditCall): string {
  const { at, error, answer, data, mount } = call;
  const base = { auth: authOf(call.who), request: requestOf(call) };
  const failed = error === undefined ? {} : { error };
  const asked = { time: nanos(at), type: "request", ...base, ...failed };
  const response = {
    mount_accessor: mount.accessor,
    mount_point: mount.path,
    mount_type: mount.type,
    ...(data ? { data } : {}),
    ...answer,
  };
  const answered = { time: nanos(at + 4), type: "response", ...base, response, ...failed };
  return `${JSON.stringify(asked)}\n${JSON.stringify(answered)}\n`;
}

/** Go writes as many digits as there are. */
const nanos = (at: number): string => new Date(at).toISOString().replace("Z", "173942Z");

function authOf({ displayName, entityId, metadata }: AuditIdentity) {
  return {
    accessor: hashed(`accessor/${displayName}`),
    client_token: hashed(`token/${displayName}`),
    display_name: displayName,
    entity_id: entityId,
    metadata,
    policies: ["default"],
    token_type: "service",
  };
}

function requestOf({ key, who, operation, namespace, mount, rest, request }: AuditCall) {
  const path = namespace;
  const id = namespaces.find((one) => one.path === namespace)?.id ?? "root";
  return {
    id: uuid(`audit/${key}`),
    client_id: who.entityId,
    client_token: hashed(`token/${who.displayName}`),
    operation,
    mount_accessor: mount.accessor,
    mount_class: mount.path.startsWith("auth/") ? "auth" : "secret",
    mount_point: mount.path,
    mount_type: mount.type,
    namespace: path === "" ? { id } : { id, path },
    path: `${mount.path}${rest}`,
    remote_address: who.address,
    headers: { "user-agent": [who.agent] },
    ...request,
  };
}

/** A workload of a service, let in by its service account. */
export const serviceAccount = (service: string): AuditIdentity => ({
  displayName: `kubernetes-apps-${service}`,
  entityId: uuid(`entity/${service}`),
  metadata: {
    role: service,
    service_account_name: service,
    service_account_namespace: "apps",
  },
  address: `10.30.${digest(service).charCodeAt(0) % 9}.${digest(service).charCodeAt(1) % 250}`,
  agent: "Go-http-client/2.0",
});

/** A person, let in by the company's single sign-on. */
export const signedIn = (mail: string, agent: string): AuditIdentity => ({
  displayName: `oidc-${mail}`,
  entityId: uuid(`entity/${mail}`),
  metadata: { role: "staff", email: mail },
  address: "203.0.113.24",
  agent,
});

export const KAGIMORI_ENTITY = uuid("entity/kagimori");

/** Kagimori's own AppRole. */
export const kagimoriRole = (agent: string): AuditIdentity => ({
  displayName: "approle",
  entityId: KAGIMORI_ENTITY,
  metadata: { role_name: "kagimori" },
  address: "10.20.0.5",
  agent,
});

/** Deployments, which log in by an AppRole. */
export const deployment: AuditIdentity = {
  displayName: "approle",
  entityId: uuid("entity/deploy"),
  metadata: { role_name: "deploy" },
  address: "10.20.0.9",
  agent: "vault-action/3.4",
};

const tokenMount = authMounts.find(({ type }) => type === "token");

/** A token that looks itself up. */
export const lookupSelf = (at: number, key: string, who: AuditIdentity): AuditCall => ({
  at,
  key,
  who,
  operation: "read",
  namespace: "",
  mount: { path: "auth/token/", type: "token", accessor: tokenMount?.accessor ?? "" },
  rest: "lookup-self",
  data: { display_name: hashed("approle"), ttl: 2_764_800 },
});
