import { expect, test } from "vitest";
import { z } from "zod";
import { listOf } from "./model";
import { many, one, pageSize } from "./model/query";
import { openApi } from "./open-api";
import { get, openGet, post } from "./route";

const document = openApi({
  "/health": {
    GET: openGet({ open: "A probe asks.", summary: "Alive", handle: async () => null }),
  },
  "/things": {
    GET: get({
      permission: "secret:read",
      summary: "Lists things",
      query: z.strictObject({
        q: one(z.string().optional()),
        team: many(z.string()),
        asOf: one(z.iso.date()),
        limit: pageSize(),
      }),
      response: listOf(z.object({ id: z.string() })),
      handle: async () => ({ items: [], nextCursor: null, total: 0 }),
    }),
  },
  "/things/{id}/end": {
    POST: post({
      permission: "source:sync",
      summary: "Ends one",
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ reason: z.string() }),
      handle: async () => null,
    }),
  },
});
const operation = (path: string, method: string) =>
  document.paths[path]?.[method] as {
    security: unknown[];
    parameters: { name: string; in: string; required: boolean; schema: object }[];
    requestBody: object;
    responses: Record<string, object>;
  };

test("a list: its parameters, which of them are needed, its envelope", () => {
  const { parameters, responses, security } = operation("/things", "get");
  expect(security).toEqual([{ token: [] }, { session: [] }]);
  expect(parameters.map(({ name, in: where, required }) => [name, where, required])).toEqual([
    ["q", "query", false],
    ["team", "query", false],
    ["asOf", "query", true],
    ["limit", "query", false],
  ]);
  expect(parameters[3]?.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 200 });
  expect(JSON.stringify(responses[200])).toContain('"nextCursor"');
  expect(responses.default).toHaveProperty(["content", "application/problem+json"]);
});

test("an act: path, body, nothing answered", () => {
  const { parameters, requestBody, responses } = operation("/things/{id}/end", "post");
  expect(parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
  expect(JSON.stringify(requestBody)).toContain('"reason"');
  expect(Object.keys(responses)).toEqual(["204", "default"]);
});

test("an open route asks for nothing", () => {
  expect(operation("/health", "get").security).toEqual([]);
});
