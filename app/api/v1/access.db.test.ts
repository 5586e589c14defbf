import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seesRow } from "@/lib/access-control/levels";
import { allowed, type Scope, TokenRole } from "@/lib/access-control/model";
import { makeToken, makeUser, request, sessionOf, stubWebEnvironment } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import type { RouteHandler } from "@/lib/http/spec";
import { secretFixture, storeCompleteRun, storeSecrets } from "@/lib/inventory/testing";
import { routes } from "./openapi.json/routes";

const { application } = testDatabase();
const ids: Readonly<Record<string, string>> = {
  "/kpis/{id}": "inventory-completion",
  "/kpis/{id}/rows": "inventory-completion",
  "/kpis/{id}/trend": "inventory-completion",
};
const unknownId = "00000000-0000-4000-8000-000000000000";

const at = (team: string | null, environment: string | null, service: string | null = "shop") =>
  secretFixture({ team, environment, service });
const secrets = [
  at("pay", "prod"),
  at("pay", "stg"),
  at("pay", null),
  at("web", "prod"),
  at("web", "dev", "mail"),
  at("web", "local", null),
  at(null, "prod"),
  at(null, "stg"),
  at(null, null, null),
] as { id: string; team: string | null; environment: string | null; service: string | null }[];

beforeAll(async () => {
  stubWebEnvironment();
  await storeSecrets(application, secrets);
  await storeCompleteRun(application, new Date().toISOString());
});
afterAll(closePool);

const cells = Object.entries(routes).flatMap(([path, module]) =>
  (["GET", "POST", "PATCH"] as const).flatMap((method) => {
    const handler = module[method];
    return handler ? [{ path, method, handler }] : [];
  }),
);

/** As somebody of this role would: people by session from our own page, `ingest` by token. */
async function callAs(role: TokenRole, path: string, method: string, handler: RouteHandler) {
  const id = ids[path] ?? unknownId;
  const who =
    role === "ingest"
      ? { token: await makeToken(role, [{ source: ["trail"] }]) }
      : { cookie: await sessionOf((await makeUser(role)).id) };
  return call(handler, path.replace("{id}", id), {
    ...who,
    ...(method !== "GET" && { body: {}, headers: { origin: "http://localhost:3000" } }),
    params: path.includes("{id}") ? { id } : {},
  });
}

/** Read to its end: a stream nobody reads would keep its connection. */
async function call(
  handler: RouteHandler,
  path: string,
  options: Parameters<typeof request>[1],
): Promise<Response> {
  const response = await handler(...request(`/api/v1${path}`, options));
  const { status, headers } = response;
  return new Response(status === 204 ? null : await response.arrayBuffer(), { status, headers });
}

describe.each(cells)("$method $path", ({ path, method, handler }) => {
  const { permission } = handler.description;

  test("nobody gets 401, whatever they ask for; what is open asks nobody", async () => {
    for (const query of ["", "?limit=nonsense"]) {
      const options = { headers: { origin: "http://localhost:3000" } };
      const body = method === "GET" ? {} : { body: {} };
      const { status } = await call(handler, `${path}${query}`, { ...options, ...body });
      expect(status === 401).toBe(permission !== null);
    }
  });

  test.each(TokenRole.options)("%s", async (role) => {
    const { status } = await callAs(role, path, method, handler);
    const may = permission === null || allowed[role].includes(permission);
    if (may) expect([401, 403, 500]).not.toContain(status);
    else expect(status).toBe(403);
  });
});

const handlerOf = (path: string): RouteHandler => {
  const handler = routes[path]?.GET;
  if (handler === undefined) throw new Error(`no GET ${path}`);
  return handler;
};
const pay: Scope = [{ team: ["pay"] }];
const bound = TokenRole.options
  .filter((role) => allowed[role].includes("secret:read"))
  .flatMap((role) =>
    [
      [],
      pay,
      [{ environment: ["stg" as const] }],
      [{ team: ["web"], environment: ["dev" as const, "prod" as const] }, { service: ["mail"] }],
      [{ team: ["nobody"] }],
    ].map((scope: Scope) => ({ role, scope })),
  );

describe.each(bound)("$role bound to $scope", ({ role, scope }) => {
  const mine = secrets.filter((secret) => seesRow([{ role, scope }], secret)).map(({ id }) => id);
  let token: string;
  beforeAll(async () => {
    token = await makeToken(role, scope);
  });
  const read = async (path: string, params = {}) =>
    (await call(handlerOf(path), path, { token, params })).json();

  test("lists exactly its rows", async () => {
    const { items, total } = await read("/secrets");
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([...mine].sort());
    expect(total).toBe(mine.length);
  });

  test("opens each of its rows, and no other is there", async () => {
    for (const { id } of secrets) {
      const { status } = await call(handlerOf("/secrets/{id}"), `/secrets/${id}`, {
        token,
        params: { id },
      });
      expect(status).toBe(mine.includes(id) ? 200 : 404);
    }
  });

  test("gets the same rows behind a figure, and the figure its role may see", async () => {
    const params = { id: "inventory-completion" };
    const { items } = await read("/kpis/{id}/rows", params);
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([...mine].sort());
    const kpi = await read("/kpis/{id}", params);
    const all = ["manager", "operator", "auditor"].includes(role);
    expect(kpi.denominator ?? 0).toBe(all ? secrets.length : mine.length);
    expect(kpi.rowsInScope).toBe(mine.length);
  });
});
