import { nextId } from "./trail";

type Fields = Record<string, unknown>;

/** An audit entry of an answered read in KV v2; `over` replaces fields inside request, response and auth. */
export function auditEntry({
  request = {},
  response = {},
  auth = {},
  ...over
}: { request?: Fields; response?: Fields; auth?: Fields } & Fields = {}): Fields {
  return {
    time: "2026-11-20T14:03:22.518233401Z",
    type: "response",
    auth: {
      client_token: "hmac-sha256:3b1f",
      accessor: "hmac-sha256:9c0e",
      display_name: "kubernetes-billing-api",
      metadata: {
        role: "billing",
        service_account_name: "api",
        service_account_namespace: "billing",
      },
      entity_id: "5a0e7c1e-0000-4000-8000-00000000c0de",
      ...auth,
    },
    request: {
      id: nextId(),
      operation: "read",
      mount_point: "secret/",
      mount_type: "kv",
      mount_accessor: "kv_2",
      namespace: { id: "root" },
      path: "secret/data/billing/db",
      remote_address: "10.20.0.7",
      headers: { "user-agent": ["billing/1.4"] },
      ...request,
    },
    response: { mount_type: "kv", data: { data: { password: "hmac-sha256:aa" } }, ...response },
    ...over,
  };
}

/** A request to another mount, answered. */
export const auditCall = (
  mount: string,
  type: string,
  path: string,
  operation: string,
  over: Fields = {},
) =>
  auditEntry({
    request: {
      mount_point: mount,
      mount_type: type,
      mount_accessor: `${type}_x`,
      path: `${mount}${path}`,
      operation,
    },
    ...over,
  });
