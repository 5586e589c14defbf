import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { webEnvironment } from "@/lib/config/environment";
import { notAllowed } from "@/lib/errors";
import { readBytes } from "@/lib/http/body";
import { isOurHost, listeningPort } from "@/lib/http/host";
import { HttpRefusal, problemResponse } from "@/lib/http/problem";
import { requestIdOf } from "@/lib/http/request-id";
import { clientAddress } from "./client-address";
import { readCookies } from "./cookies";
import { describeSession } from "./describe-session";
import { authOptions } from "./options";
import { authResponse } from "./response";

/** What of next-auth is served: no pages of its own, no log open to everybody. */
const served = ["csrf", "providers", "signin", "callback", "signout", "error"];

/** `/api/auth/*` by next-auth, which is told our one origin whatever headers say. */
export async function authHandler(
  request: Request,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const { origin } = webEnvironment();
    assertFromUs(request, origin);
    process.env.NEXTAUTH_URL = origin;
    const { nextauth } = await params;
    if (nextauth[0] === "session") return Response.json(await describeSession(request, requestId));
    if (!served.includes(nextauth[0] ?? "")) return new Response(null, { status: 404 });

    const now = new Date();
    const options = await authOptions({ requestId, ip: clientAddress(request.headers), now });
    const { answer, response } = authResponse();
    await NextAuth(await asked(request, nextauth), answer as unknown as NextApiResponse, options);
    return response();
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** Our Host; and what changes state does not come from another site, besides next-auth's own token against that. */
function assertFromUs(request: Request, origin: string): void {
  const { pathname } = new URL(request.url);
  const port = listeningPort(origin);
  if (!isOurHost(request.headers.get("host"), pathname, { origin, port })) {
    throw new HttpRefusal("misdirected-request", `Kagimori answers at ${origin}.`);
  }
  const from = request.headers.get("origin");
  if (request.method === "POST" && from !== null && from !== origin) {
    throw notAllowed("This must come from Kagimori's own pages.");
  }
}

/** The request as next-auth reads it. */
async function asked(request: Request, nextauth: string[]): Promise<NextApiRequest> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const read = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: Object.fromEntries(readCookies(request.headers.get("cookie"))),
    query: { ...query, nextauth },
    body: request.method === "POST" ? await formOf(request) : undefined,
  };
  return read as unknown as NextApiRequest;
}

async function formOf(request: Request): Promise<Record<string, string>> {
  const text = new TextDecoder().decode(await readBytes(request, 16 * 1024));
  return Object.fromEntries(new URLSearchParams(text));
}
