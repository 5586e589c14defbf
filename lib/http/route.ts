import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { authenticate } from "@/lib/auth/authenticate";
import { webEnvironment } from "@/lib/config/environment";
import { notAllowed, notSignedIn } from "@/lib/errors";
import { readJson } from "./body";
import { parseInput } from "./input";
import { queryRecord } from "./model/query";
import { isSameOrigin } from "./same-origin";
import { type Call, serve } from "./serve";
import type { Context, OpenSpec, RouteHandler, Spec } from "./spec";

const Nothing = z.strictObject({});
type Nothing = typeof Nothing;

/** A GET handler. Who you are, whether you may, whether the input is valid: in this order; then the handler. */
export function get<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(spec: Spec<P, Q, Nothing, R>): RouteHandler {
  return forViewers(spec);
}

/** A POST handler: besides, a session must come from our own pages, and the body is JSON of bounded size. */
export function post<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(spec: Spec<P, Q, B, R>): RouteHandler {
  return forViewers(spec);
}

/** A PATCH handler: like POST, for a part of one thing. */
export function patch<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(spec: Spec<P, Q, B, R>): RouteHandler {
  return forViewers(spec);
}

/** A GET handler for everybody; `open` says why that is right. */
export function openGet<R extends z.ZodType = Nothing>(
  spec: OpenSpec<Nothing, Nothing, Nothing, R>,
): RouteHandler {
  return forEverybody(spec);
}

/** A POST handler for everybody, from our own pages only. */
export function openPost<B extends z.ZodType = Nothing, R extends z.ZodType = Nothing>(
  spec: OpenSpec<Nothing, Nothing, B, R>,
): RouteHandler {
  return forEverybody(spec);
}

function forViewers<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(spec: Spec<P, Q, B, R>): RouteHandler {
  return serve({ ...spec, open: null }, async (call) => {
    const { request, requestId, now } = call;
    const viewer = await authenticate(request.headers, requestId, now);
    if (viewer === null) throw notSignedIn("Sign in, or send a valid token as a bearer.");
    call.viewer = viewer.name;
    if (!can(viewer.bindings, spec.permission)) {
      throw notAllowed(`Your role does not allow ${spec.permission}.`);
    }
    if (viewer.kind === "person") assertOwnPage(request);
    return spec.handle({ ...(await read(spec, call)), viewer, request, requestId, now });
  });
}

function forEverybody<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(spec: OpenSpec<P, Q, B, R>): RouteHandler {
  return serve({ ...spec, permission: null }, async (call) => {
    const { request, requestId, now } = call;
    assertOwnPage(request);
    return spec.handle({ ...(await read(spec, call)), request, requestId, now });
  });
}

/** A browser sends our cookies along with what other sites make it send; it also says from where. */
function assertOwnPage(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (isSameOrigin(request.headers, webEnvironment().origin)) return;
  throw notAllowed("This must come from Kagimori's own pages. Scripts use an API token.");
}

async function read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: { params?: P; query?: Q; body?: B },
  { request, context }: Call & { context: Context },
) {
  const { searchParams } = new URL(request.url);
  return {
    params: input(spec.params, await context.params),
    query: input(spec.query, queryRecord(searchParams)),
    body: spec.body && parseInput(spec.body, await readJson(request)),
  } as { params: z.output<P>; query: z.output<Q>; body: z.output<B> };
}

/** Where nothing is declared, nothing is taken. */
function input(schema: z.ZodType | undefined, given: unknown): unknown {
  return parseInput(schema ?? Nothing, given ?? {});
}
