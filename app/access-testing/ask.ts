import type { z } from "zod";
import { request, testOrigin } from "@/lib/auth/testing";
import { type Cell, cells } from "./cells";
import type { Asker } from "./viewers";

/** The id of nothing: stands for every parameter that is not given. */
export const missing = "00000000-0000-4000-8000-000000000000";

export interface Asked {
  params?: Readonly<Record<string, string>>;
  query?: string | undefined;
  body?: object;
}

/** What the route answers this viewer; the request id, another each time, and the person asked about are left out. */
export async function ask(
  { path, method, handler }: Cell,
  { who }: Asker,
  { params = {}, query = "", body }: Asked,
): Promise<{ status: number; text: string }> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const every = Object.fromEntries(names.map((name) => [name, params[name] ?? missing]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => every[name] ?? missing);
  const response = await handler(
    ...request(`/api/v1${filled}?${query}`, {
      ...who,
      params: every,
      ...(method !== "GET" && { body: body ?? {}, headers: { origin: testOrigin } }),
    }),
  );
  const text = (await response.text()).replace(/"requestId":"[^"]*"/, "");
  const echo = /person=([^&]+)/.exec(query)?.[1];
  return { status: response.status, text: echo ? text.replaceAll(`"${echo}"`, '""') : text };
}

/** The same of a GET that is known by its path, as what its route says it answers. */
export async function read<Answer extends z.ZodType>(
  answer: Answer,
  path: string,
  asker: Asker,
  asked: Asked = {},
): Promise<z.output<Answer>> {
  const cell = cells.find(({ name }) => name === `GET ${path}`);
  if (cell === undefined) throw new Error(`there is no GET ${path}`);
  const { status, text } = await ask(cell, asker, asked);
  if (status !== 200) throw new Error(`GET ${path} answers ${status} to ${asker.label}: ${text}`);
  return answer.parse(JSON.parse(text));
}
