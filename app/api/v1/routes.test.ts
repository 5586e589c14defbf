import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { permissions } from "@/lib/access-control/model";
import type { GET } from "./openapi.json/route";
import { routes } from "./openapi.json/routes";

const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("/route.ts"))
  .map((path) => `app/api/v1/${path}`)
  .sort();
const pathOf = (file: string) =>
  `/${dirname(file).slice("app/api/v1/".length)}`.replaceAll(/\[(\w+)\]/g, "{$1}");

test("every route is in openapi.json", () => {
  expect(files.length).toBeGreaterThan(2);
  const listed = [...Object.keys(routes), "/openapi.json"].sort();
  expect(listed).toEqual(files.map(pathOf).sort());
});

describe.each(files)("%s", (file) => {
  test("answers through the route builder, with a permission or a reason to have none", async () => {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ `/${file}`);
    const exported = Object.keys(module);
    expect(exported.filter((name) => !["GET", "POST", "PATCH"].includes(name))).toEqual([]);
    for (const name of exported) {
      const { permission, open, summary } = (module[name] as typeof GET).description;
      expect(summary).not.toBe("");
      if (permission === null) expect(open).toMatch(/\w+ \w+/);
      else expect(permissions).toContain(permission);
    }
  });
});

test("only what must be open is", () => {
  const open = Object.entries(routes).flatMap(([path, module]) =>
    Object.values(module).some(({ description }) => description.permission === null) ? [path] : [],
  );
  expect(open.sort()).toEqual([
    "/account/passphrase",
    "/health",
    "/invites/accept",
    "/invites/look",
    "/ready",
  ]);
});
