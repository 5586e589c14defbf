import { z } from "zod";
import { Problem } from "./model";
import type { Description, RouteHandler } from "./spec";

/** What a route module exports. */
export interface RouteModule {
  GET?: RouteHandler;
  POST?: RouteHandler;
  PATCH?: RouteHandler;
}

const methods = ["GET", "POST", "PATCH"] as const;

/** As much of an OpenAPI document as a reader of ours may rely on. */
export const OpenApi = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
type OpenApi = z.infer<typeof OpenApi>;

/** OpenAPI 3.1 of these routes, by path as in the document: `/secrets/{id}`. */
export function openApi(routes: Readonly<Record<string, RouteModule>>): OpenApi {
  return {
    openapi: "3.1.0",
    info: {
      title: "Kagimori",
      version: "1",
      description: "Metadata of secrets, never values. Sign in, or send an API token as a bearer.",
    },
    servers: [{ url: "/api/v1" }],
    paths: Object.fromEntries(
      Object.entries(routes).map(([path, module]) => [path, operations(module)]),
    ),
    components: {
      schemas: { Problem: jsonSchema(Problem) },
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
  };
}

function operations(module: RouteModule): Record<string, unknown> {
  return Object.fromEntries(
    methods.flatMap((method) => {
      const description = module[method]?.description;
      return description ? [[method.toLowerCase(), operation(description)]] : [];
    }),
  );
}

function operation(description: Description): object {
  const { summary, permission, open, params, query, body, consumes } = description;
  return {
    summary,
    description: permission === null ? open : `Needs ${permission}.`,
    security: permission === null ? [] : [{ token: [] }, { session: [] }],
    parameters: [...parameters("path", params), ...parameters("query", query)],
    ...(body && { requestBody: { required: true, content: json(jsonSchema(body)) } }),
    ...(consumes && { requestBody: { required: true, content: { [consumes]: {} } } }),
    responses: { ...success(description), default: problem },
  };
}

function success({ response, produces }: Description): object {
  if (produces) return { 200: { description: "Done", content: { [produces]: {} } } };
  if (!response) return { 204: { description: "Done" } };
  return { 200: { description: "Done", content: json(jsonSchema(response)) } };
}

const problem = {
  description: "A problem (RFC 9457)",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

const json = (schema: object) => ({ "application/json": { schema } });

function parameters(where: "path" | "query", schema: z.ZodType | undefined): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    // What has a default is always there after parsing, but need not be sent.
    required: where === "path" || (required.includes(name) && !isOptional(property)),
    schema: property,
  }));
}

function isOptional(property: unknown): boolean {
  if (typeof property !== "object" || property === null) return true;
  return "default" in property || ("type" in property && property.type === "array");
}

/** As parsed, because a query's preprocessing hides what it takes. What JSON Schema cannot say is left open. */
function jsonSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
  return rest;
}
