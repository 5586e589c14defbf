import type { z } from "zod";
import type { Problem } from "./model";

/** What the API answered instead of what was asked for. */
export class RequestFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "RequestFailed";
  }
}

type Parameter = string | number | null | undefined | readonly string[];

/** Reads from the API, in the browser. Lists become repeated keys (OR); null, undefined and "" are left out. */
export async function fetchJson<Schema extends z.ZodType>(
  path: string,
  query: Readonly<Record<string, Parameter>>,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const search = searchOf(query);
  return read(await fetch(search === "" ? path : `${path}?${search}`, { signal }), schema);
}

/** Writes through the API, in the browser. Without a schema the answer is not looked at. */
export async function postJson<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema?: Schema,
  method: "POST" | "PATCH" = "POST",
): Promise<z.output<Schema>> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
  return read(response, schema);
}

/** Asks the API for a file by a body that is too long for an address, in the browser; small enough to be held there. */
export async function postForFile(
  path: string,
  body: unknown,
): Promise<{ name: string; content: Blob }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new RequestFailed(await problemOf(response));
  const [, name = ""] =
    /filename="(.+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name, content: await response.blob() };
}

/** Hands a file in, in the browser, as it is. */
export async function postFile<Schema extends z.ZodType>(
  path: string,
  query: Readonly<Record<string, Parameter>>,
  file: Blob,
  schema: Schema,
): Promise<z.output<Schema>> {
  const headers = { "content-type": "text/csv" };
  return read(
    await fetch(`${path}?${searchOf(query)}`, { method: "POST", headers, body: file }),
    schema,
  );
}

/** Search parameters of a query, in its order. */
export function searchOf(query: Readonly<Record<string, Parameter>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value ?? ""].flat()) if (one !== "") search.append(key, String(one));
  }
  return search.toString();
}

async function read<Schema extends z.ZodType>(
  response: Response,
  schema: Schema | undefined,
): Promise<z.output<Schema>> {
  if (!response.ok) throw new RequestFailed(await problemOf(response));
  return schema?.parse(await response.json()) as z.output<Schema>;
}

/** Something between us and the server may answer with a page of its own. */
async function problemOf(response: Response): Promise<Problem> {
  // The schema is loaded when something fails, not with every page.
  const { Problem: Schema } = await import("./model");
  const said = Schema.safeParse(await response.json().catch(() => null));
  if (said.success) return said.data;
  const { status, statusText } = response;
  const detail = `The server answered ${status} ${statusText}`.trim();
  return {
    type: "about:blank",
    title: "Error",
    status,
    detail,
    code: "internal",
    requestId: response.headers.get("x-request-id"),
    fields: {},
    reasons: [],
  };
}
