import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { inDatabase } from "../test/in-database";
import { migrate } from "./migrate.mjs";
import { migrationFiles } from "./migration-files.mjs";

const superuser = new pg.Client({ connectionString: inject("postgres").superuser });
await superuser.connect();
afterAll(() => superuser.end());

let ownerUrl: string;
let applicationUrl: string;
beforeEach(async () => {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await superuser.query(`CREATE DATABASE ${name} OWNER kagimori_owner`);
  ownerUrl = inDatabase(inject("postgres").owner, name);
  applicationUrl = inDatabase(inject("postgres").application, name);
});

const names = migrationFiles().map((migration) => migration.name);

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("an empty database gets everything once, and the same mode for ever", async () => {
  expect(await migrate({ ownerUrl, applicationUrl, mode: "demo" })).toEqual(names);
  expect(await migrate({ ownerUrl, applicationUrl, mode: "demo" })).toEqual([]);
  await expect(migrate({ ownerUrl, applicationUrl, mode: "real" })).rejects.toThrow(
    /real mode.*demo mode/,
  );
  expect(await asOwner("SELECT mode FROM installation")).toEqual([{ mode: "demo" }]);
});

test("of two at the same time one does the work", async () => {
  const both = await Promise.all([
    migrate({ ownerUrl, applicationUrl, mode: "real" }),
    migrate({ ownerUrl, applicationUrl, mode: "real" }),
  ]);
  expect(both.map((applied) => applied.length).sort()).toEqual([0, names.length]);
});

test("without the owner nothing is applied, and what is due is named", async () => {
  await expect(
    migrate({ ownerUrl: undefined, applicationUrl, mode: "real" }),
  ).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("DATABASE_OWNER_URL") });
  await migrate({ ownerUrl, applicationUrl, mode: "real" });
  expect(await migrate({ ownerUrl: undefined, applicationUrl, mode: "real" })).toEqual([]);
});

test("the owner must not be the application, and finds that out before anything changes", async () => {
  await expect(migrate({ ownerUrl, applicationUrl: ownerUrl, mode: "real" })).rejects.toMatchObject(
    { exitCode: 2 },
  );
  expect(await asOwner("SELECT to_regclass('public.installation') AS made")).toEqual([
    { made: null },
  ]);
});

test("somebody else's tables are left alone", async () => {
  await asOwner("CREATE TABLE orders (id int)");
  await expect(migrate({ ownerUrl, applicationUrl, mode: "real" })).rejects.toThrow(
    "not Kagimori's (orders)",
  );
  expect(await asOwner("SELECT to_regclass('public._prisma_migrations') AS made")).toEqual([
    { made: null },
  ]);
});

test("a database newer than the code is left alone", async () => {
  await migrate({ ownerUrl, applicationUrl, mode: "real" });
  await asOwner(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '99990101000000_later', now())",
  );
  await expect(migrate({ ownerUrl, applicationUrl, mode: "real" })).rejects.toThrow(
    /newer than this version.*99990101000000_later/,
  );
});

test("a migration edited after it was applied is refused", async () => {
  await migrate({ ownerUrl, applicationUrl, mode: "real" });
  await asOwner("UPDATE _prisma_migrations SET checksum = 'other'");
  await expect(migrate({ ownerUrl, applicationUrl, mode: "real" })).rejects.toThrow("was edited");
});
