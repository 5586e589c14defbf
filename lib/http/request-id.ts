import { randomUUID } from "node:crypto";

/** The id a proxy in front gave, when it is a plain one: it goes into logs as it is. Else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}
