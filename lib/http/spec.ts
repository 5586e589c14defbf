import type { z } from "zod";
import type { Permission } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";

/** What a route tells about itself: checked before the handler runs, printed in openapi.json. */
export interface Description {
  /** What is demanded of the viewer. */
  permission: Permission | null;
  /** Why nobody need sign in, where `permission` is null. */
  open: string | null;
  summary: string;
  params?: z.ZodType;
  /** Strict: an unknown parameter is refused, for a filter that is not applied gives a wrong number. */
  query?: z.ZodType;
  body?: z.ZodType;
  /** Media type of a body that is no JSON. */
  consumes?: string;
  /** Of the JSON that is answered; absent where `produces` says another media type, or nothing is answered (204). */
  response?: z.ZodType;
  produces?: string;
}

interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  request: Request;
  requestId: string;
  /** When the request came in. */
  now: Date;
}

/** A Response is passed on as it is; null is 204; anything else is answered as JSON. */
type Answer<R> = Promise<R | Response | null>;

interface Parts<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  consumes?: string;
  response?: R;
  produces?: string;
}

/** A route for viewers. */
export interface Spec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Parts<P, Q, B, R> {
  permission: Permission;
  handle(
    input: Input<z.output<P>, z.output<Q>, z.output<B>> & { viewer: Viewer },
  ): Answer<z.input<R>>;
}

/** A route for everybody. */
export interface OpenSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Parts<P, Q, B, R> {
  /** Why nobody need sign in. */
  open: string;
  handle(input: Input<z.output<P>, z.output<Q>, z.output<B>>): Answer<z.input<R>>;
}

/** What Next calls with; `params` of the folders in square brackets. */
export interface Context {
  params: Promise<Record<string, string | string[] | undefined>>;
}

export type RouteHandler = ((request: Request, context: Context) => Promise<Response>) & {
  readonly description: Description;
};
