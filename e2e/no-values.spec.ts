import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { Role } from "../lib/access-control/model";
import { expect, test } from "./fixtures";
import { runtime } from "./runtime";

const canary = "kgmr-canary";
const roles: readonly Role[] = ["manager", "qa", "auditor", "operator", "member", "admin"];
const routes = [
  "/api/v1/kpis",
  "/api/v1/kpis/sprawl/rows?limit=200",
  "/api/v1/secrets?limit=200&removed=any",
  "/api/v1/sources",
  "/api/v1/sync-runs",
  "/api/v1/open-items",
  "/api/v1/metrics",
  "/",
  "/inventory",
  "/sources",
];

test("no canary value stands in any table", async () => {
  const client = new pg.Client({ connectionString: runtime().databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'pgboss') AND has_table_privilege(c.oid, 'SELECT')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS found FROM ${name} t WHERE t::text LIKE '%${canary}%'`,
      );
      expect([name, rows[0].found]).toEqual([name, 0]);
    }
  } finally {
    await client.end();
  }
});

test("no canary value stands in any log", () => {
  const folder = `${process.env.KAGIMORI_DATA_DIR ?? ".kagimori"}/logs`;
  const files = readdirSync(folder).filter((file) => file.endsWith(".log"));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    expect([file, readFileSync(`${folder}/${file}`, "utf8").includes(canary)]).toEqual([
      file,
      false,
    ]);
  }
});

for (const role of roles) {
  test(`no canary value is answered to a ${role}`, async ({ page, signIn }) => {
    await signIn(role);
    for (const route of routes) {
      const answer = await page.request.get(route);
      expect([route, (await answer.text()).includes(canary)]).toEqual([route, false]);
    }
  });
}
