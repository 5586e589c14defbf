/**
 * Whether a request with this Host header is ours (DNS rebinding, cache poisoning). One origin is; besides it
 * 127.0.0.1 and [::1] on our port, for the API alone: there no cookie is sent.
 */
export function isOurHost(
  host: string | null,
  pathname: string,
  { origin, port }: { origin: string; port: number },
): boolean {
  if (host === null) return false;
  const asked = host.toLowerCase();
  if (asked === new URL(origin).host) return true;
  const api = pathname === "/api/v1" || pathname.startsWith("/api/v1/");
  return api && [`127.0.0.1:${port}`, `[::1]:${port}`].includes(asked);
}

/** The port this server listens on; behind a proxy another one than the origin's. */
export function listeningPort(origin: string, env = process.env.PORT): number {
  const { port, protocol } = new URL(origin);
  return Number(env || port || (protocol === "https:" ? 443 : 80));
}
