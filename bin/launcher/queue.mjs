import { PgBoss } from "pg-boss";

/** pg-boss's own schema: the one place where the application's role may make tables. */
const queueSchema = "pgboss";

/**
 * Makes the schema as the owner and its tables as the application, which is all pg-boss needs afterwards.
 * @param {import("pg").ClientBase} owner
 * @param {string} application name of the application's role
 * @param {string} applicationUrl
 */
export async function prepareQueue(owner, application, applicationUrl) {
  const to = owner.escapeIdentifier(application);
  await owner.query(`CREATE SCHEMA IF NOT EXISTS ${queueSchema}`);
  await owner.query(`GRANT USAGE, CREATE ON SCHEMA ${queueSchema} TO ${to}`);
  const boss = new PgBoss({
    connectionString: applicationUrl,
    schema: queueSchema,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  const failures = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failures.length > 0) throw failures[0];
}
