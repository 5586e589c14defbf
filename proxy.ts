import { type NextRequest, NextResponse } from "next/server";
import { webEnvironment } from "@/lib/config/environment";
import { isOurHost, listeningPort } from "@/lib/http/host";
import { nonceHeader, pathHeader } from "@/lib/http/path-header";
import { HttpRefusal, problemResponse } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-id";
import { contentSecurityPolicy, securityHeaders } from "@/lib/http/security-headers";

/**
 * Before every request: our Host or 421, and the security headers. No authorisation: that is asked where data is read
 * (lib/http/route.ts, lib/auth/page-viewer.ts).
 */
export function proxy(request: NextRequest): NextResponse {
  const { origin } = webEnvironment();
  const { pathname, search } = request.nextUrl;
  const https = origin.startsWith("https:");
  const host = request.headers.get("host");
  if (!isOurHost(host, pathname, { origin, port: listeningPort(origin) })) {
    const refusal = new HttpRefusal("misdirected-request", `Kagimori answers at ${origin}.`);
    const { status, headers, body } = problemResponse(refusal, requestIdOf(request.headers));
    return withHeaders(new NextResponse(body, { status, headers }), securityHeaders(https));
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const development = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy(nonce, { https, development });
  const forward = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of the policy.
  forward.set("content-security-policy", policy);
  forward.set(nonceHeader, nonce);
  forward.set(pathHeader, `${pathname}${search}`);
  return withHeaders(NextResponse.next({ request: { headers: forward } }), {
    ...securityHeaders(https),
    "content-security-policy": policy,
  });
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
