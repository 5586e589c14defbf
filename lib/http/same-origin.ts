/**
 * Whether a browser says this request comes from one of our own pages. Asked of every request that changes state and
 * is signed in by a cookie (CSRF). Without a word from the browser it is refused: scripts use tokens.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const from = headers.get("origin");
  if (from !== null) return from === origin;
  return headers.get("sec-fetch-site") === "same-origin";
}
