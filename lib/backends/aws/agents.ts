import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { ProxyAgent } from "proxy-agent";

export interface Agents {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
}

const settings = { keepAlive: true, maxSockets: 64 };

/**
 * Sockets to AWS, kept open between requests. HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY are read by
 * ProxyAgent, NODE_EXTRA_CA_CERTS by Node itself. Without a proxy it is left out: it looks through a stack trace
 * for every request.
 */
export function makeAgents(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Agents {
  const proxied = ["https_proxy", "http_proxy", "all_proxy"].some(
    (name) => environment[name] || environment[name.toUpperCase()],
  );
  if (!proxied) return { httpAgent: new HttpAgent(settings), httpsAgent: new HttpsAgent(settings) };
  const agent = new ProxyAgent(settings);
  return { httpAgent: agent, httpsAgent: agent as unknown as HttpsAgent };
}
