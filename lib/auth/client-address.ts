import { isIP } from "node:net";

/**
 * The address a request came from: the last one of X-Forwarded-For, which the nearest proxy (or, without one, the web
 * server) wrote. Whoever reaches the server past the proxy can write anything, so this limits and informs, no more.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(last) === 0 ? "unknown" : last;
}
