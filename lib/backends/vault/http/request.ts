import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { allowedName, type Call, type Rules, urlOf } from "@/lib/backends/vault/calls";
import { NoAnswer } from "@/lib/backends/vault/errors";
import type { Exchange, Incoming } from "@/lib/backends/vault/http/exchange";
import type { Pace } from "@/lib/backends/vault/http/pace";
import { redirectedTo } from "@/lib/backends/vault/http/redirect";
import { refusal } from "@/lib/backends/vault/http/refusal";
import { nextAttempt } from "@/lib/backends/vault/http/retry";

export interface Answer {
  status: number;
  /** Untrusted JSON. */
  body: unknown;
}

export interface SendOptions {
  signal: AbortSignal;
  /** Null for calls that need none: health, logins. */
  token: string | null;
  maxBytes?: number;
  /** What besides 2xx is an answer: `sys/health` says in its status what the node is. */
  accept?: (body: unknown) => boolean;
}

export type Send = (call: Call, options: SendOptions) => Promise<Answer>;

const MEGABYTE = 1024 * 1024;

export interface RequestSettings {
  endpoint: string;
  timeoutMs: number;
  /** How long one call waits for rate limits, in milliseconds. */
  patienceMs: number;
  exchange: Exchange;
  pace: Pace;
  /** `kagimori/<installation>`: told in the audit log where headers are. */
  userAgent: string;
  /** Once per request that goes out, with the name under which it is allowed. */
  onCall(api: string): void;
  /** What may be sent; the calls of an inventory source unless said otherwise. */
  rules?: Rules;
}

/**
 * The one way to the server. Checks the call against the list, keeps the pace, follows redirects of a standby with
 * the token, repeats what time can heal. Throws VaultAnswer, NoAnswer, RefusedCall, or the signal's reason.
 */
export function createSend(settings: RequestSettings): Send {
  const { endpoint, timeoutMs, patienceMs, exchange, pace, userAgent, onCall, rules } = settings;

  const once = async (call: Call, api: string, options: SendOptions): Promise<Incoming> => {
    let url = urlOf(endpoint, call);
    for (let hops = 0; ; hops += 1) {
      onCall(api);
      const incoming = await exchange.send({
        method: call.verb === "POST" ? "POST" : "GET",
        url,
        headers: headersOf(call, options.token, userAgent),
        body: call.body && JSON.stringify(call.body),
        signal: options.signal,
        timeoutMs,
        maxBytes: options.maxBytes ?? 32 * MEGABYTE,
      });
      const next = redirectedTo(incoming, url);
      if (next === null) return incoming;
      if (hops === 3) throw new NoAnswer("redirect", "redirected more than three times");
      url = next;
    }
  };

  return async (call, options) => {
    const api = allowedName(call, rules);
    // One signal serves a whole sync: hundreds of calls that wait listen to it, and none forgets to stop.
    setMaxListeners(0, options.signal);
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const incoming = await pace.run(options.signal, () => once(call, api, options));
        const accepted = options.accept?.(incoming.body);
        if (accepted || (incoming.status >= 200 && incoming.status < 300)) return incoming;
        throw refusal(incoming, call);
      } catch (error) {
        const failure = withCall(error, call);
        const next = nextAttempt(failure, attempt, { waited, patience: patienceMs });
        if (next === null) throw failure;
        if (next.everybody) {
          waited += next.milliseconds;
          pace.holdFor(next.milliseconds);
        } else await wait(next.milliseconds, undefined, { signal: options.signal });
      }
    }
  };
}

function headersOf(call: Call, token: string | null, userAgent: string): Record<string, string> {
  return {
    accept: "application/json",
    "user-agent": userAgent,
    // Asked for by agents and by servers that demand it against forged requests.
    "x-vault-request": "true",
    ...(token === null ? {} : { "x-vault-token": token }),
    ...(call.namespace === "" ? {} : { "x-vault-namespace": inHeader(`${call.namespace}/`) }),
    ...(call.body ? { "content-type": "application/json" } : {}),
  };
}

/** The server reads headers as bytes of UTF-8, and fetch writes them as Latin-1. */
const inHeader = (text: string) => Buffer.from(text, "utf8").toString("latin1");

const withCall = (error: unknown, call: Call) =>
  error instanceof NoAnswer && error.call === null
    ? new NoAnswer(error.kind, error.message, call)
    : error;
