import nodeVault from "node-vault";
import type { Call } from "@/lib/backends/vault/calls";
import type { Answer } from "@/lib/backends/vault/http/request";

/** What node-vault hands to its HTTP client: its own options, and ours passed through. */
interface Handed {
  call?: Call;
  carry?: (call: Call) => Promise<Answer>;
}

type Carry = (call: Call) => Promise<Answer>;

export interface NodeVault {
  read(call: Call, carry: Carry): Promise<unknown>;
  write(call: Call, carry: Carry): Promise<unknown>;
}

/**
 * node-vault for logins, tokens and reads of one object, with our own carrier in place of its HTTP client, so that
 * its requests pass the same list, pace, time-out and proxy as all others (docs/decisions/0002). It takes endpoint,
 * token, namespace and prefix from VAULT_* variables when it is given none, prints bodies under DEBUG and replaces
 * its token at each login: all of that is switched off, and the carrier adds token and namespace itself.
 */
export function createNodeVault(endpoint: string): NodeVault {
  const carrier = async ({ call, carry }: Handed) => {
    if (!call || !carry) throw new TypeError("a request of node-vault without a call of ours");
    const { status, body } = await carry(call);
    return { statusCode: status, body, request: { path: call.path } };
  };
  const client = nodeVault({
    endpoint,
    debug: () => undefined,
    "request-promise": { defaults: () => carrier },
  });
  Object.assign(client, { token: undefined, namespace: undefined, pathPrefix: "" });

  const path = ({ mount, path }: Call) => `${mount}${path}`;
  return {
    read: (call, carry) => client.read(path(call), { call, carry }),
    write: (call, carry) => client.write(path(call), call.body ?? {}, { call, carry }),
  };
}
