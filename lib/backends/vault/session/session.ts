import type { OpenContext } from "@/lib/backends/secret-backend";
import type { Call } from "@/lib/backends/vault/calls";
import { isDenied } from "@/lib/backends/vault/errors";
import type { Send } from "@/lib/backends/vault/http/request";
import { loginCall } from "@/lib/backends/vault/session/login";
import type { NodeVault } from "@/lib/backends/vault/session/node-vault";
import {
  renewed,
  type Self,
  selfFromLookup,
  type Token,
  tokenFromLogin,
  tokenFromLookup,
} from "@/lib/backends/vault/session/token";
import type { VaultAuth } from "@/lib/config/model/vault-auth";

export interface Session {
  /** A token that lives: logs in, renews and logs in again as needed, once for all who ask at the same time. */
  token(signal: AbortSignal): Promise<Token>;
  /**
   * After a 403: a token to try once more with, or null when the one used is alive and was simply not allowed.
   * Tokens end early: revoked, out of uses, their server restored from a backup.
   */
  afterDenial(used: Token, signal: AbortSignal): Promise<Token | null>;
  /** Null where even `auth/token/lookup-self` is denied. */
  self(signal: AbortSignal): Promise<Self | null>;
}

interface SessionSettings {
  auth: VaultAuth;
  namespace: string;
  send: Send;
  nodeVault: NodeVault;
  credential: OpenContext["credential"];
  clock: OpenContext["clock"];
}

/** A narrow policy denies many paths in a row: whether the token lives is asked no more often than this. */
const PROOF_HOLDS_MS = 30_000;

/** Nothing is revoked, neither a configured token nor one of ours: it ends by itself. */
export function createSession(settings: SessionSettings): Session {
  const { auth, namespace, send, nodeVault, credential, clock } = settings;
  let current: Promise<Token> | null = null;
  let verdict: Promise<Token | null> | null = null;
  let proofAt = Number.NEGATIVE_INFINITY;

  const selfCall = (verb: "GET" | "POST", path: string): Call => ({
    ...{ verb, engine: "auth", namespace, mount: "auth/", path: `token/${path}` },
    ...(verb === "POST" ? { body: {} } : {}),
  });
  const lookUp = (token: string, signal: AbortSignal) =>
    nodeVault.read(selfCall("GET", "lookup-self"), (call) => send(call, { signal, token }));

  const begin = async (signal: AbortSignal): Promise<Token> => {
    if (auth.method !== "token") {
      const answer = await nodeVault.write(loginCall(auth, namespace, credential), (call) =>
        send(call, { signal, token: null }),
      );
      return tokenFromLogin(answer, clock());
    }
    const value = credential(auth.token).trim();
    try {
      return tokenFromLookup(value, namespace, await lookUp(value, signal), clock());
    } catch (error) {
      if (!isDenied(error)) throw error;
      // Without the `default` policy a token may not look itself up, and can be good all the same.
      return { value, from: "configured", namespaceId: null, expiresAt: null, renewAt: null };
    }
  };

  const renew = async (token: Token, signal: AbortSignal): Promise<Token> => {
    try {
      const answer = await nodeVault.write(selfCall("POST", "renew-self"), (call) =>
        send(call, { signal, token: token.value }),
      );
      return renewed(token, answer, clock());
    } catch (error) {
      signal.throwIfAborted();
      if (token.from === "login" && isDenied(error)) return begin(signal);
      // It goes on to its end; the next call after that says what is wrong.
      return { ...token, renewAt: null };
    }
  };

  /** Null: the token lives, or a new one was had a moment ago, so the denial is about the path. */
  const judge = async (used: Token, signal: AbortSignal): Promise<Token | null> => {
    const now = clock().getTime();
    if (now - proofAt < PROOF_HOLDS_MS) return null;
    proofAt = now;
    try {
      await lookUp(used.value, signal);
      return null;
    } catch (error) {
      if (!isDenied(error)) throw error;
    }
    const next = await settle(begin(signal));
    return next.value === used.value ? null : next;
  };

  const settle = (next: Promise<Token>) => {
    current = next;
    next.catch(() => {
      if (current === next) current = null;
    });
    return next;
  };

  return {
    async token(signal) {
      const standing = current ?? settle(begin(signal));
      const token = await standing;
      const now = clock();
      const due = (at: Date | null) => at !== null && at <= now;
      if (!due(token.expiresAt) && !due(token.renewAt)) return token;
      // Somebody who waited for the same one was here first.
      if (current !== null && current !== standing) return current;
      return settle(due(token.expiresAt) ? begin(signal) : renew(token, signal));
    },

    async afterDenial(used, signal) {
      const standing = await current;
      if (standing && standing.value !== used.value) return standing;
      verdict ??= judge(used, signal).finally(() => {
        verdict = null;
      });
      return verdict;
    },

    async self(signal) {
      const { value } = await this.token(signal);
      try {
        return selfFromLookup(await lookUp(value, signal));
      } catch (error) {
        if (isDenied(error)) return null;
        throw error;
      }
    },
  };
}
