import { chmodSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbedded } from "./embedded.mjs";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "kagimori-embedded-"));
  chmodSync(home, 0o711);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const start = () =>
  startEmbedded({ home, logFile: join(home, "postgres.log"), settings: { fsync: "off" } });
const inData = (name: string) => join(home, "cluster/data", name);

async function valueIn(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

test("what was stored outlives a server that was killed, and its lock file does no harm", async () => {
  const first = await start();
  await valueIn(first.ownerUrl(), "CREATE TABLE kept AS SELECT 1 AS one");
  process.kill(first.pid, "SIGKILL");
  expect((await first.exited).message).toContain("killed");

  const second = await start();
  expect(await valueIn(second.ownerUrl(), "SELECT one FROM kept")).toEqual({ one: 1 });
  await second.stop();
});

test("a server left behind by a killed launcher is ended first", async () => {
  const left = await start();
  const next = await start();
  expect((await left.exited).output).toContain("shut down");
  await next.stop();
});

test("a lock file whose process number belongs to somebody else now does not stop it", async () => {
  await (await start()).stop();
  writeFileSync(inData("postmaster.pid"), `${process.pid}\n${join(home, "cluster/data")}\n`);
  await (await start()).stop();
});

test("the application's role owns nothing and is no superuser", async () => {
  const server = await start();
  const role = await valueIn(
    server.applicationUrl(),
    "SELECT current_user AS name, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user",
  );
  expect(role).toEqual({
    name: "kagimori_app",
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
  });
  await server.stop();
});

test("sorting does not depend on the machine, and lower-casing knows more than ASCII", async () => {
  const server = await start();
  expect(
    await valueIn(server.applicationUrl(), "SELECT lower('ÉＡ') AS low, 'b' > 'C' AS code_points"),
  ).toEqual({
    low: "éａ",
    code_points: true,
  });
  await server.stop();
});

test.each([
  {
    what: "without PG_VERSION",
    damage: () => renameSync(inData("PG_VERSION"), inData("gone")),
    says: "PG_VERSION is missing",
  },
  {
    what: "with an empty pg_control",
    damage: () => truncateSync(inData("global/pg_control")),
    says: "may be damaged",
  },
  {
    what: "of another PostgreSQL",
    damage: () => writeFileSync(inData("PG_VERSION"), "12\n"),
    says: "made by PostgreSQL 12",
  },
  {
    what: "without its passwords",
    damage: () => rmSync(join(home, "passwords.json")),
    says: "passwords.json is missing",
  },
])("a data folder $what is refused in words", async ({ damage, says }) => {
  await (await start()).stop();
  damage();
  await expect(start()).rejects.toThrow(says);
});
