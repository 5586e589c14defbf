import pg from "pg";
import { afterAll } from "vitest";

/**
 * Connections to the database of this test file (`*.db.test.ts`), which is a fresh copy of a migrated one. Product
 * code under test reaches the same database through DATABASE_URL. Closed after the file's last test.
 *
 *     const { application } = testDatabase();
 *     test("…", async () => { await application.query("INSERT …"); });
 */
export function testDatabase(): {
  /** As the application's role, as web and worker connect. */
  application: pg.Pool;
  /** As the owner of the tables: for what the application may not do. */
  owner: pg.Pool;
} {
  const application = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
  const owner = new pg.Pool({ connectionString: process.env.DATABASE_OWNER_URL, max: 1 });
  afterAll(async () => {
    await application.end();
    await owner.end();
  });
  return { application, owner };
}
