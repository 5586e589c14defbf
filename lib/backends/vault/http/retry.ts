import { isSealed, NoAnswer, VaultAnswer } from "@/lib/backends/vault/errors";

/** When to ask again; `everybody` means that all our requests wait, since the server limits us as a whole. */
export interface NextAttempt {
  milliseconds: number;
  everybody: boolean;
}

/**
 * What time can heal, and when: 429 (rate quota; its `block_interval` may last minutes), 412 (a replica that lags),
 * a 500 that passes, 502, 503 and 504 of a gateway, cut connections, time-outs, a body cut short. A login is repeated
 * on 429 only: whether a single-use secret id was consumed cannot be told. Null: give up.
 */
export function nextAttempt(
  error: unknown,
  attempt: number,
  /** Milliseconds this call has waited for a rate limit, and may wait in all. */
  { waited, patience }: { waited: number; patience: number },
  random: () => number = Math.random,
): NextAttempt | null {
  const delay = (base: number, most: number) =>
    Math.min(base * 2 ** (attempt - 1), most) * (0.75 + random() / 2);

  if (error instanceof VaultAnswer) {
    const { status, call } = error;
    if (status === 429) {
      const milliseconds = error.retryAfter ?? delay(250, 30_000);
      return waited + milliseconds <= patience ? { milliseconds, everybody: true } : null;
    }
    if (call.engine === "login" || isSealed(error)) return null;
    if (status === 412)
      return attempt < 5 ? { milliseconds: delay(100, 1000), everybody: false } : null;
    if (status === 500)
      return attempt < 3 ? { milliseconds: delay(250, 5000), everybody: false } : null;
    if (status === 502 || status === 503 || status === 504)
      return attempt < 4
        ? { milliseconds: error.retryAfter ?? delay(250, 5000), everybody: false }
        : null;
    return null;
  }
  if (error instanceof NoAnswer && error.call?.engine !== "login") {
    if (error.kind === "connection")
      return attempt < 4 ? { milliseconds: delay(250, 5000), everybody: false } : null;
    if (error.kind === "timeout" || error.kind === "malformed")
      return attempt < 2 ? { milliseconds: delay(250, 5000), everybody: false } : null;
  }
  return null;
}
