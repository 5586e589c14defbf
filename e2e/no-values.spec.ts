import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { Role } from "../lib/access-control/model";
import { expect, test } from "./fixtures";
import { dataDirectory, runtime } from "./runtime";

/** In every value the demo's backends hold; a key and a passphrase somebody pasted into a name and a description. */
const canaries = ["kgmr-canary", "AKIAIOSFODNN7EXAMPLE", "haru-Kaede", "kgmrcanary"];

/** The canaries in what was shown, stored or logged, with where it was. */
const found = (where: string, text: string) =>
  canaries.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${where}`);

test.afterAll(async () => {
  const answer = await fetch(`${runtime().demo.control}/value-reads`);
  expect(await answer.json()).toEqual({ count: 0 });
});

for (const role of Role.options) {
  test(`no answer of the API and no page shows a value to a ${role}`, async ({
    page,
    context,
    signIn,
  }) => {
    await signIn(role);
    const shown = await answers(context.request);
    for (const path of ["/", "/inventory", "/sources"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      shown.set(`page ${path}`, await page.content());
    }
    expect(shown.size).toBeGreaterThan(12);
    expect([...shown].flatMap(([where, text]) => found(where, text))).toEqual([]);
  });
}

test("no table, of whatever schema, holds a value", async () => {
  const client = new pg.Client({ connectionString: runtime().databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND has_table_privilege(c.oid, 'SELECT')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const patterns = canaries.map((canary) => `%${canary}%`);
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS holding FROM ${name} AS t WHERE t::text LIKE ANY ($1)`,
        [patterns],
      );
      expect(rows, name).toEqual([{ holding: 0 }]);
    }
  } finally {
    await client.end();
  }
});

test("no log holds a value", () => {
  const folder = join(dataDirectory(), "logs");
  const logs = readdirSync(folder);
  expect(logs).toEqual(expect.arrayContaining(["web.log", "worker.log"]));
  expect(logs.flatMap((log) => found(log, readFileSync(join(folder, log), "utf8")))).toEqual([]);
});

/** What every reading route answers, its lists to their first long page, its details for the first few entries. */
async function answers(request: APIRequestContext): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  const read = async (path: string) => {
    const answer = await request.get(`/api/v1${path}`);
    expect(answer.status(), path).toBeLessThan(500);
    shown.set(path, await answer.text());
    return answer;
  };
  const { paths } = await (await read("/openapi.json")).json();
  const ids = new Map<string, string[]>();
  await read("/secrets?limit=200&removed=any");
  for (const list of ["/kpis", "/secrets", "/sources", "/sync-runs"]) {
    const { items = [] } = await (await read(`${list}?limit=200`)).json();
    ids.set(
      list,
      items.slice(0, 8).map(({ id }: { id: string }) => id),
    );
  }
  for (const [path, methods] of Object.entries<object>(paths)) {
    if (!("get" in methods)) continue;
    const of = ids.get(path.split("/{")[0] ?? "") ?? [];
    if (path.includes("{id}")) for (const id of of) await read(path.replace("{id}", id));
    else await read(path);
  }
  for (const canary of canaries)
    await read(`/secrets?limit=200&removed=any&q=${encodeURIComponent(canary)}`);
  return shown;
}
