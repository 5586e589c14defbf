import { afterAll, beforeEach, expect, test } from "vitest";
import { installationProblem } from "./installation";
import { latestMigration } from "./latest-migration";
import { closePool } from "./pool";
import { testDatabase } from "./testing";

const { owner } = testDatabase();
afterAll(closePool);

beforeEach(async () => {
  await owner.query("UPDATE _prisma_migrations SET migration_name = $1 WHERE migration_name > $1", [
    latestMigration(),
  ]);
});

test("a migrated database of our mode is fit to work on", async () => {
  expect(await installationProblem()).toBeNull();
});

test("a newer database is named", async () => {
  await owner.query(
    "UPDATE _prisma_migrations SET migration_name = '99991231000000_later' WHERE migration_name = $1",
    [latestMigration()],
  );
  expect(await installationProblem()).toContain("newer than this version");
});

test("the other mode is named with both", async () => {
  await owner.query("UPDATE installation SET mode = 'demo'");
  expect(await installationProblem()).toMatch(/real mode.*demo mode/);
  await owner.query("UPDATE installation SET mode = 'real'");
});
