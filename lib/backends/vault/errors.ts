import type { Call } from "@/lib/backends/vault/calls";

/** The server answered, and not with what was asked for. */
export class VaultAnswer extends Error {
  override readonly name = "VaultAnswer";
  constructor(
    readonly status: number,
    /** The server's own words; shortened, since a proxy may have written them. */
    readonly reasons: readonly string[],
    readonly call: Call,
    /** Milliseconds to wait, where the server said so. */
    readonly retryAfter: number | null = null,
    /** True for 404 `{"errors":[]}`: an empty folder, or nothing of that name. */
    readonly empty = false,
  ) {
    super(`${status}${reasons.length > 0 ? ` ${reasons.join("; ")}` : ""}`);
  }
}

export type NoAnswerKind = "connection" | "timeout" | "malformed" | "too-large" | "redirect";

/** No answer, or none that can be used. `detail` is ours or the socket's (ECONNREFUSED), never the body. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(
    readonly kind: NoAnswerKind,
    detail: string,
    readonly call: Call | null = null,
  ) {
    super(detail);
  }
}

/** The settings, or what they refer to, cannot be used. */
export class UnusableSettings extends Error {
  override readonly name = "UnusableSettings";
}

const is = (error: unknown, ...statuses: number[]) =>
  error instanceof VaultAnswer && statuses.includes(error.status);

export const isDenied = (error: unknown) => is(error, 403);
export const isMissing = (error: unknown) => is(error, 404);

/** This server, or this engine of it, has no such call: not listed there, another version, another product. */
export const isUnsupported = (error: unknown) => is(error, 400, 404, 405, 501);

/** Sealed, or an inactive node that cannot forward: asking it again at once is of no use. */
export function isSealed(error: unknown): boolean {
  return is(error, 503) && /sealed/i.test((error as VaultAnswer).message);
}

/** No engine answers at that path: the mount went away since it was found, and is not just empty. */
export function isMountGone(error: unknown): boolean {
  return (
    is(error, 404) && /no handler for route|route entry not found/i.test((error as Error).message)
  );
}
