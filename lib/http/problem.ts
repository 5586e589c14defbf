import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Problem } from "./model";
import { reasonOfAct, reasonOfField } from "./model/reasons";

/** Refusals HTTP knows and rooms do not. */
const onlyHttp = {
  "misdirected-request": 421,
  "payload-too-large": 413,
  behind: 429,
  "unsupported-media-type": 415,
  unready: 503,
} as const;

export class HttpRefusal extends Error {
  readonly status: number;
  constructor(
    readonly code: keyof typeof onlyHttp,
    message: string,
    /** When to come again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "HttpRefusal";
    this.status = onlyHttp[code];
  }
}

const titles: Readonly<Record<string, string>> = {
  "invalid-input": "Invalid input",
  "not-signed-in": "Not signed in",
  "not-allowed": "Not allowed",
  "not-found": "Not found",
  conflict: "Conflict",
  "too-many-attempts": "Too many attempts",
  "source-unavailable": "Source unavailable",
  "misdirected-request": "Misdirected request",
  "payload-too-large": "Payload too large",
  behind: "Too many at once",
  "unsupported-media-type": "Unsupported media type",
  unready: "Not ready",
  internal: "Internal error",
};

/** Answers an error as problem+json. A bug tells the caller nothing and the log everything. */
export function problemResponse(error: unknown, requestId: string | null): Response {
  if (error instanceof AppError) return reply(error.status, error, error.fields, requestId);
  if (error instanceof HttpRefusal) {
    const response = reply(error.status, error, {}, requestId);
    if (error.retryAfterSeconds) response.headers.set("retry-after", `${error.retryAfterSeconds}`);
    return response;
  }
  log.error({ requestId, err: error }, "request failed");
  const said = { code: "internal", message: "Something went wrong. Quote the request id." };
  return reply(500, said, {}, requestId);
}

function reasonsOf(message: string, fields: Readonly<Record<string, string>>): Problem["reasons"] {
  const whole = reasonOfAct(message);
  return [
    ...(whole ? [{ field: null, ...whole }] : []),
    ...Object.entries(fields).flatMap(([field, text]) => {
      const reason = reasonOfField(text);
      return reason ? [{ field, ...reason }] : [];
    }),
  ];
}

function reply(
  status: number,
  { code, message }: { code: string; message: string },
  fields: Readonly<Record<string, string>>,
  requestId: string | null,
): Response {
  const problem: Problem = {
    type: "about:blank",
    title: titles[code] ?? "Error",
    status,
    detail: message,
    code,
    requestId,
    fields: { ...fields },
    reasons: reasonsOf(message, fields),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
  if (requestId !== null) headers.set("x-request-id", requestId);
  if (status === 401) headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(problem), { status, headers });
}
