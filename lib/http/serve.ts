import "server-only";
import { webEnvironment } from "@/lib/config/environment";
import { log } from "@/lib/log";
import { isOurHost, listeningPort } from "./host";
import { HttpRefusal, problemResponse } from "./problem";
import { requestIdOf } from "./request-id";
import type { Context, Description, RouteHandler } from "./spec";

/** One request on its way through. */
export interface Call {
  request: Request;
  context: Context;
  requestId: string;
  now: Date;
  /** Known once somebody is; for the log. */
  viewer: string | null;
}

/** Wraps a handler: Host, request id, problems, one log line. */
export function serve(
  description: Description,
  run: (call: Call) => Promise<unknown>,
): RouteHandler {
  const handler = async (request: Request, context: Context): Promise<Response> => {
    const call: Call = {
      request,
      context,
      requestId: requestIdOf(request.headers),
      now: new Date(),
      viewer: null,
    };
    const response = await answer(call, run, description);
    logLine(call, response.status);
    return response;
  };
  return Object.assign(handler, { description });
}

async function answer(
  call: Call,
  run: (call: Call) => Promise<unknown>,
  description: Description,
): Promise<Response> {
  try {
    assertOurHost(call.request);
    return withId(toResponse(await run(call), description), call.requestId);
  } catch (error) {
    return problemResponse(error, call.requestId);
  }
}

/** proxy.ts has asked already; asked again here, because a proxy is no boundary. */
function assertOurHost(request: Request): void {
  const { origin } = webEnvironment();
  const host = request.headers.get("host");
  const { pathname } = new URL(request.url);
  if (isOurHost(host, pathname, { origin, port: listeningPort(origin) })) return;
  throw new HttpRefusal("misdirected-request", `Kagimori answers at ${origin}.`);
}

function toResponse(answer: unknown, { response }: Description): Response {
  if (answer instanceof Response) return answer;
  if (answer === null) return new Response(null, { status: 204 });
  // In tests and development, so that openapi.json cannot come to say something else than what is answered.
  if (process.env.NODE_ENV !== "production") response?.parse(answer);
  return Response.json(answer);
}

function withId(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}

/** The path without the query, which may hold what somebody searched for. */
function logLine({ request, requestId, now, viewer }: Call, status: number): void {
  const { pathname } = new URL(request.url);
  const ms = Date.now() - now.getTime();
  log.info({ requestId, method: request.method, path: pathname, status, ms, viewer }, "request");
}
