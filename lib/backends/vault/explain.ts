import { ZodError } from "zod";
import type { Failure } from "@/lib/backends/secret-backend";
import { type Call, describe, type Verb } from "@/lib/backends/vault/calls";
import {
  isSealed,
  NoAnswer,
  type NoAnswerKind,
  UnusableSettings,
  VaultAnswer,
} from "@/lib/backends/vault/errors";
import { RefusedCall } from "@/lib/backends/vault/refused-call";
import { AppError } from "@/lib/errors";

/** Names what went wrong and what to do. The message says which call, at what; it holds no body and no token. */
export function explain(error: unknown): Failure {
  if (error instanceof VaultAnswer) return ofAnswer(error);
  if (error instanceof NoAnswer) return ofSilence(error);
  if (error instanceof RefusedCall)
    return {
      cause: "unexpected",
      message: error.message,
      todo: "A name that no URL can say safely. Rename or remove it in Vault, or exclude its mount.",
    };
  if (error instanceof UnusableSettings || error instanceof AppError)
    return {
      cause: "unexpected",
      message: error.message,
      todo: "Correct the source's settings, or provide what they refer to.",
    };
  if (error instanceof ZodError)
    return {
      cause: "unexpected",
      message: `the answer lacks what is needed: ${error.issues
        .slice(0, 3)
        .map(({ path, code }) => `${path.join(".")} (${code})`)
        .join(", ")}`,
      todo: "Something between Kagimori and Vault changes answers, or this version is unknown. Report it with the version.",
    };
  return {
    cause: "unexpected",
    message: error instanceof Error ? error.message : String(error),
    todo: "Look at the log of this run; if it happens again, report it.",
  };
}

function ofAnswer(error: VaultAnswer): Failure {
  const { status, call } = error;
  const message = `${describe(call)}: ${error.message}`;

  if (call.engine === "login" && (status === 400 || status === 403))
    return {
      cause: "denied",
      message,
      todo: `The login was refused. Check role, credential and its expiry at ${call.mount}, and the addresses it is bound to.`,
    };
  if (status === 403) return { cause: "denied", message, todo: missingRight(call) };
  if (status === 429)
    return {
      cause: "throttled",
      message,
      todo: "Lower limits.requestsPerSecond of this source, or raise the rate limit quota for Kagimori's role.",
    };
  if (isSealed(error))
    return {
      cause: "unreachable",
      message,
      todo: "Unseal it, then sync again. Nothing was removed.",
    };
  if (status === 472 || status === 473 || status === 474)
    return {
      cause: "unreachable",
      message,
      todo: "This node is a standby that does not answer. Let endpoint be the active node or a load balancer before it.",
    };
  if (status === 501 || status === 412 || status >= 502)
    return {
      cause: "unreachable",
      message,
      todo: "Wait, or see to the node or the gateway before it.",
    };
  if (status === 404 || status === 405)
    return {
      cause: "unexpected",
      message,
      todo: "The mount or namespace went away, or something before the server hides this path.",
    };
  return { cause: "unexpected", message, todo: "Look at the server's log for this request." };
}

const capability: Record<Verb, string> = {
  GET: '"read"',
  LIST: '"list"',
  SCAN: '"scan"',
  POST: '"update"',
};

/** The stanza that would allow it, for the token's namespace; whole folders, where reading what is listed is safe. */
function missingRight({ verb, engine, mount, path, namespace }: Call): string {
  const folder = verb === "LIST" && engine !== "kv1" && path.endsWith("/");
  const stanza = folder
    ? `path "${mount}${path}*" { capabilities = ["read", "list"] }`
    : `path "${mount}${path}${path.endsWith("/") || path === "" ? "*" : ""}" { capabilities = [${capability[verb]}] }`;
  const where = namespace ? ` in namespace ${namespace}` : "";
  return `Add to the policy of Kagimori's token${where}: ${stanza}. \`kagimori init\` prints the whole policy.`;
}

const silence: Record<NoAnswerKind, Pick<Failure, "cause" | "todo">> = {
  connection: {
    cause: "unreachable",
    todo: "Check endpoint, network, proxy (HTTPS_PROXY, NO_PROXY) and certificate (caFile, NODE_EXTRA_CA_CERTS).",
  },
  timeout: {
    cause: "unreachable",
    todo: "The server or a proxy is too slow. Raise limits.timeoutSeconds, or see to the server.",
  },
  malformed: {
    cause: "unexpected",
    todo: "Something that is not Vault answers. Check endpoint and the proxy before it.",
  },
  "too-large": {
    cause: "unexpected",
    todo: "An answer beyond any size Vault sends. Check endpoint and the proxy before it.",
  },
  redirect: {
    cause: "unexpected",
    todo: "Check api_addr of the cluster's nodes: a redirect must lead to the same path, and not from https to http.",
  },
};

function ofSilence({ kind, message, call }: NoAnswer): Failure {
  return { ...silence[kind], message: `${call ? describe(call) : "request"}: ${message}` };
}
