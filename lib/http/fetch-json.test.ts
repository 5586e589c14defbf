import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { fetchJson, postJson, RequestFailed } from "./fetch-json";

const answered = (response: Response) => {
  const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => response);
  vi.stubGlobal("fetch", fetch);
  return fetch;
};
afterEach(() => vi.unstubAllGlobals());

const Name = z.object({ name: z.string() });

test("reads by query and checks what comes", async () => {
  const fetch = answered(Response.json({ name: "a", more: 1 }));
  expect(await fetchJson("/api/v1/x", { team: ["a", "b"] }, Name)).toEqual({ name: "a" });
  expect(fetch.mock.calls[0]?.[0]).toBe("/api/v1/x?team=a&team=b");
  answered(Response.json({ nom: "a" }));
  await expect(fetchJson("/api/v1/x", {}, Name)).rejects.toThrow(z.ZodError);
});

test("a problem arrives with its fields", async () => {
  const problem = {
    type: "about:blank",
    title: "Invalid input",
    status: 400,
    detail: "Not understood: limit",
    code: "invalid-input",
    requestId: "r-1",
    fields: { limit: "too large" },
  };
  answered(Response.json(problem, { status: 400 }));
  const error = await postJson("/api/v1/x", {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RequestFailed);
  expect(error).toMatchObject({ message: "Not understood: limit", problem });
});

test("a page of somebody between us and the server is a problem too", async () => {
  answered(new Response("<h1>Bad gateway</h1>", { status: 502, statusText: "Bad Gateway" }));
  await expect(fetchJson("/api/v1/x", {}, Name)).rejects.toMatchObject({
    problem: { status: 502, code: "internal", detail: "The server answered 502 Bad Gateway" },
  });
});

test("nothing answered is nothing", async () => {
  answered(new Response(null, { status: 204 }));
  expect(await postJson("/api/v1/x", {})).toBeUndefined();
});
