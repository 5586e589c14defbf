import { type Answer, json } from "@/demo/servers/http";

/** What a handler found: data to wrap, or one of the answers Vault gives without any. */
export type Reply =
  | { data: Record<string, unknown>; warnings?: readonly string[] }
  | { status: number; errors: readonly string[] }
  | { auth: Record<string, unknown> }
  | { bare: Record<string, unknown> }
  | "no content";

export const notFound: Reply = { status: 404, errors: [] };
export const denied: Reply = {
  status: 403,
  errors: ["1 error occurred:\n\t* permission denied\n\n"],
};
export const unsupported: Reply = { status: 405, errors: ["unsupported operation"] };

/** The keys of a listing: none at all is a 404, the same as a path that never was. */
export function listing(keys: readonly string[], info?: Record<string, unknown>): Reply {
  if (keys.length === 0) return notFound;
  return { data: info ? { key_info: info, keys } : { keys } };
}

/** The answer on the wire. */
export function wrapped(reply: Reply, requestId: string): Answer {
  if (reply === "no content") return { status: 204, body: "" };
  if ("errors" in reply) return json(reply.status, { errors: reply.errors });
  if ("bare" in reply) return json(200, reply.bare);
  const data = "data" in reply ? reply.data : null;
  return json(200, {
    request_id: requestId,
    lease_id: "",
    renewable: false,
    lease_duration: 0,
    data,
    wrap_info: null,
    warnings: "data" in reply ? (reply.warnings ?? null) : null,
    auth: "auth" in reply ? reply.auth : null,
  });
}
