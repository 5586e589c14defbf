import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { webEnvironment } from "@/lib/config/environment";
import { readCookies } from "./cookies";
import { sessionCookie, viewerOfSession } from "./session";
import { viewerOfToken } from "./token";

/** Who sends this request: a bearer token when there is one, else the session cookie. Null: nobody we know. */
export async function authenticate(
  headers: Headers,
  requestId: string,
  now: Date,
): Promise<Viewer | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    return token === undefined ? null : viewerOfToken(token, requestId, now);
  }
  const cookie = readCookies(headers.get("cookie")).get(sessionCookie(webEnvironment().origin));
  return cookie === undefined ? null : viewerOfSession(cookie, requestId, now);
}
