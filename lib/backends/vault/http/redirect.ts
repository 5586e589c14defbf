import { NoAnswer } from "@/lib/backends/vault/errors";
import type { Incoming } from "@/lib/backends/vault/http/exchange";

/**
 * Where a standby node sends us for the same call, or null when it answered itself. The token goes along, as the
 * protocol wants it: so only to the very same path and query, and never from https to http.
 */
export function redirectedTo({ status, headers }: Incoming, from: string): string | null {
  if (status !== 307 && status !== 308) return null;
  const location = headers.get("location");
  if (location === null || !URL.canParse(location, from))
    throw new NoAnswer("redirect", `${status} without a usable Location`);
  const [old, next] = [new URL(from), new URL(location, from)];
  const same = next.pathname === old.pathname && next.search === old.search;
  const lowered = old.protocol === "https:" && next.protocol !== "https:";
  if (!same || lowered || next.username !== "")
    throw new NoAnswer("redirect", `redirected to another path or scheme, at ${next.origin}`);
  return next.href;
}
