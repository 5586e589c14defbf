import type { z } from "zod";

/** A refused or failed request, in the words of the server's problem document (RFC 9457). */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "RequestFailed";
  }
}

async function failure(response: Response): Promise<RequestFailed> {
  const problem: unknown = await response.json().catch(() => null);
  const field = (name: string) =>
    problem && typeof problem === "object" && name in problem
      ? String((problem as Record<string, unknown>)[name])
      : undefined;
  return new RequestFailed(
    response.status,
    field("detail") ?? field("title") ?? response.statusText,
  );
}

/** Reads one of our own addresses and parses the answer; throws RequestFailed. */
export async function getJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw await failure(response);
  return schema.parse(await response.json());
}

/** Asks one of our own addresses to do something and parses the answer; throws RequestFailed. */
export async function postJson<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await failure(response);
  return schema.parse(await response.json());
}
