import { expect, test } from "vitest";
import { testDatabase } from "./testing";

const { application, owner } = testDatabase();

test("the application reads every table", async () => {
  const { rows } = await application.query(
    `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT has_table_privilege(c.oid, 'SELECT')`,
  );
  expect(rows).toEqual([]);
});

test("the application owns nothing and makes no tables outside the job queue", async () => {
  const owned = await application.query(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_get_userbyid(relowner) = current_user",
  );
  expect(owned.rows).toEqual([]);
  await expect(application.query("CREATE TABLE mine ()")).rejects.toThrow("permission denied");
  await expect(application.query("CREATE SCHEMA mine")).rejects.toThrow("permission denied");
});

test.each(["secret_history", "kpi_close", "kpi_cell", "audit_entry", "attribute_statement"])(
  "%s is only added to",
  async (table) => {
    const { rows } = await application.query(
      `SELECT has_table_privilege($1, 'INSERT') AS insert, has_table_privilege($1, 'UPDATE') AS update,
            has_table_privilege($1, 'DELETE') AS delete, has_table_privilege($1, 'TRUNCATE') AS truncate`,
      [table],
    );
    expect(rows).toEqual([{ insert: true, update: false, delete: false, truncate: false }]);
    await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow("append-only");
  },
);

test("the application cannot change the mode", async () => {
  await expect(application.query("UPDATE installation SET mode = 'demo'")).rejects.toThrow(
    "permission denied",
  );
  await application.query("UPDATE installation SET time_zone = 'Asia/Tokyo'");
});
