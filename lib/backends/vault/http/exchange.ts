import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { EnvHttpProxyAgent, fetch, type Response } from "undici";
import { NoAnswer, type NoAnswerKind, UnusableSettings } from "@/lib/backends/vault/errors";

interface Outgoing {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  timeoutMs: number;
  /** Bytes of an answer beyond which reading stops. */
  maxBytes: number;
}

export interface Incoming {
  status: number;
  headers: { get(name: string): string | null };
  /** Parsed JSON; null where the body is empty, or is none in an answer that is an error anyway. */
  body: unknown;
}

/** One HTTP exchange: proxies from the environment, own certificate authority, time-out, bounded body. */
export interface Exchange {
  send(outgoing: Outgoing): Promise<Incoming>;
  close(): Promise<void>;
}

/**
 * HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured, NODE_EXTRA_CA_CERTS by Node itself. Throws UnusableSettings
 * when `caFile` cannot be read. Errors of `send` are NoAnswer, or the signal's own reason.
 */
export function openExchange(caFile: string | undefined, connections: number): Exchange {
  const ca = caFile === undefined ? undefined : [...rootCertificates, readPem(caFile)];
  const tls = ca ? { ca } : {};
  const dispatcher = new EnvHttpProxyAgent({
    connections,
    connect: { ...tls, timeout: 10_000 },
    requestTls: tls,
    proxyTls: tls,
  });

  return {
    async send({ method, url, headers, body, signal, timeoutMs, maxBytes }) {
      signal.throwIfAborted();
      const controller = new AbortController();
      const cancel = () => controller.abort(signal.reason);
      signal.addEventListener("abort", cancel, { once: true });
      const timer = setTimeout(
        () => controller.abort(noAnswer("timeout", `no answer within ${timeoutMs / 1000} s`)),
        timeoutMs,
      );
      try {
        const response = await fetch(url, {
          method,
          headers,
          body,
          dispatcher,
          redirect: "manual",
          signal: controller.signal,
        });
        const text = await readText(response, maxBytes);
        return { status: response.status, headers: response.headers, body: parse(response, text) };
      } catch (error) {
        if (controller.signal.aborted) throw controller.signal.reason;
        throw error instanceof NoAnswer ? error : noAnswer("connection", socketReason(error));
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", cancel);
      }
    },
    close: () => dispatcher.close(),
  };
}

const noAnswer = (kind: NoAnswerKind, detail: string) => new NoAnswer(kind, detail);

function readPem(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UnusableSettings(`caFile ${file} cannot be read: ${(error as Error).message}`);
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the connection.
    if (size > maxBytes) throw noAnswer("too-large", `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A gateway's HTML beside an error status is no matter; a success that should be JSON and is not, is. */
function parse(response: Response, text: string): unknown {
  if (text === "" && response.status === 204) return null;
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return null;
    throw noAnswer("malformed", "the answer is not JSON");
  }
}

/** ECONNREFUSED, SELF_SIGNED_CERT_IN_CHAIN …: fetch hides it in its cause. */
function socketReason(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === "string" && !code.startsWith("UND_ERR_ABORTED")) return code;
    if (at.cause === undefined) return at.message;
  }
  return "the connection failed";
}
