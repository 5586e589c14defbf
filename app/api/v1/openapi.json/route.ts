import { OpenApi, openApi } from "@/lib/http/open-api";
import { get } from "@/lib/http/route";
import type { RouteHandler } from "@/lib/http/spec";
import { routes } from "./routes";

export const GET: RouteHandler = get({
  permission: "openapi:read",
  summary: "This document",
  response: OpenApi,
  handle: async () => openApi({ ...routes, "/openapi.json": { GET } }),
});
