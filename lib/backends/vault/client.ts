import { z } from "zod";
import type { OpenContext } from "@/lib/backends/secret-backend";
import type { Call, Engine } from "@/lib/backends/vault/calls";
import { isDenied } from "@/lib/backends/vault/errors";
import { openExchange } from "@/lib/backends/vault/http/exchange";
import { createPace } from "@/lib/backends/vault/http/pace";
import { type Answer, createSend, type SendOptions } from "@/lib/backends/vault/http/request";
import { createNodeVault } from "@/lib/backends/vault/session/node-vault";
import { createSession, type Session } from "@/lib/backends/vault/session/session";
import type { VaultSettings } from "@/lib/backends/vault/settings";

/** Where a call goes: an engine's mount in a namespace. */
export interface Target {
  engine: Engine;
  namespace: string;
  mount: string;
}

type Extra = Pick<SendOptions, "maxBytes">;

/** Calls with the session's token. Errors as those of Send. Answers are untrusted JSON. */
export interface VaultClient {
  /** One object, through node-vault. */
  read(target: Target, path: string, signal: AbortSignal): Promise<unknown>;
  list(
    target: Target,
    path: string,
    signal: AbortSignal,
    page?: { after: string | null; limit: number },
  ): Promise<unknown>;
  scan(target: Target, path: string, signal: AbortSignal, extra?: Extra): Promise<unknown>;
  post(
    target: Target,
    path: string,
    body: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<unknown>;
  /** Without a token; whatever the status says. */
  health(signal: AbortSignal): Promise<Answer>;
  session: Session;
  /** Namespace the settings begin in; "" is the root. */
  namespace: string;
  close(): Promise<void>;
}

const Answered = z.object({ initialized: z.boolean() });

export function openClient(settings: VaultSettings, context: OpenContext): VaultClient {
  const { endpoint, auth, caFile, limits, namespace = "" } = settings;
  const exchange = openExchange(caFile, limits.concurrency);
  const send = createSend({
    endpoint,
    exchange,
    timeoutMs: limits.timeoutSeconds * 1000,
    patienceMs: limits.patienceSeconds * 1000,
    pace: createPace(limits.concurrency, limits.requestsPerSecond),
    userAgent: context.installation ? `kagimori/${context.installation}` : "kagimori",
    onCall: context.onCall,
  });
  const nodeVault = createNodeVault(endpoint);
  const { credential, clock } = context;
  const session = createSession({ auth, namespace, send, nodeVault, credential, clock });

  /** With a token; once more with a new one where the old one had ended. */
  const carry = async (call: Call, signal: AbortSignal, extra: Extra = {}): Promise<Answer> => {
    const token = await session.token(signal);
    try {
      return await send(call, { signal, token: token.value, ...extra });
    } catch (error) {
      const next = isDenied(error) ? await session.afterDenial(token, signal) : null;
      if (next === null) throw error;
      return send(call, { signal, token: next.value, ...extra });
    }
  };
  const ask = async (call: Call, signal: AbortSignal, extra?: Extra) =>
    (await carry(call, signal, extra)).body;

  return {
    read: (target, path, signal) =>
      nodeVault.read({ verb: "GET", ...target, path }, (call) => carry(call, signal)),
    list: (target, path, signal, page) =>
      ask({ verb: "LIST", ...target, path, query: pageQuery(page) }, signal),
    scan: (target, path, signal, extra) => ask({ verb: "SCAN", ...target, path }, signal, extra),
    post: (target, path, body, signal) => ask({ verb: "POST", ...target, path, body }, signal),
    health: (signal) =>
      send(
        // A namespaced `sys/health` is an error: it is the node's, not the namespace's.
        { verb: "GET", engine: "sys", namespace: "", mount: "sys/", path: "health" },
        // 429 is a standby here, and 503 sealed; without its own body it is a quota, or a gateway.
        { signal, token: null, accept: (body) => Answered.safeParse(body).success },
      ),
    session,
    namespace,
    close: () => exchange.close(),
  };
}

function pageQuery(page: { after: string | null; limit: number } | undefined) {
  if (!page) return {};
  return { limit: String(page.limit), ...(page.after === null ? {} : { after: page.after }) };
}
