import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import * as openapi from "@/app/api/v1/openapi.json/route";
import { routes } from "@/app/api/v1/openapi.json/routes";
import type { Permission } from "@/lib/access-control/model";
import type { RouteModule } from "@/lib/http/open-api";
import type { RouteHandler } from "@/lib/http/spec";

/** What RouteModule knows; routes.test.ts refuses a route that exports anything else. */
const methods = ["GET", "POST", "PATCH"] as const;

/** One route as the folders have it: `GET /secrets/{id}`. */
export interface Cell {
  name: string;
  method: (typeof methods)[number];
  path: string;
  handler: RouteHandler;
  permission: Permission | null;
}

/** Every route of openapi.json, and that document's own; routes.test.ts compares the list with the folders. */
export const cells: readonly Cell[] = Object.entries({
  ...routes,
  "/openapi.json": openapi,
}).flatMap(([path, module]: [string, RouteModule]) =>
  methods.flatMap((method) => {
    const handler = module[method];
    if (handler === undefined) return [];
    const { permission } = handler.description;
    return [{ name: `${method} ${path}`, method, path, handler, permission }];
  }),
);

/**
 * Every page of the dashboard with the permission it asks for; null where it asks for none. `leads`: it shows nothing and
 * leads elsewhere.
 */
export function pagesOf(
  root = "app/(dashboard)",
): { path: string; permission: string | null; leads: boolean }[] {
  return filesNamed(root, "page.tsx").map((file) => {
    const text = readFileSync(`${root}/${file}`, "utf8");
    return {
      path: pathOf(file),
      permission: /await pageViewer\("([a-z:]+)"\)/.exec(text)?.[1] ?? null,
      leads: /export default async function \w+\(.*\): Promise<never>/.test(text),
    };
  });
}

function filesNamed(root: string, name: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .sort();
}

const pathOf = (file: string) =>
  `/${dirname(file).replace(/^\.$/, "")}`
    .replaceAll(/\/\([^)]+\)/g, "")
    .replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
