import { once } from "node:events";
import type { PoolClient } from "pg";
import { installationProblem } from "@/lib/db/installation";
import { pool } from "@/lib/db/pool";
import { type Check, failed, warning, well } from "./model";

/** The database: version, migrations, the application's role, and what a transaction pooler would break. */
export async function databaseChecks(): Promise<Check[]> {
  const client = await pool()
    .connect()
    .catch((error: Error) => error);
  if (client instanceof Error)
    return [
      failed(
        "database",
        `The database does not answer: ${client.message}`,
        "Check DATABASE_URL and that PostgreSQL runs.",
      ),
    ];
  try {
    const problem = await installationProblem();
    return [
      await version(client),
      problem
        ? failed("migrations", problem, "Run `kagimori migrate` with DATABASE_OWNER_URL set.")
        : well("migrations", "The database is at this version."),
      await role(client),
      await appendOnly(client),
      await advisoryLocks(client),
      await notifications(client),
    ];
  } finally {
    client.release();
  }
}

async function version(client: PoolClient): Promise<Check> {
  const { rows } = await client.query("SHOW server_version_num");
  const number = Number(rows[0]?.server_version_num);
  const text = `PostgreSQL ${Math.floor(number / 10_000)}.${number % 10_000}`;
  return number >= 150_000
    ? well("database", text)
    : failed("database", `${text} is too old.`, "Use PostgreSQL 15 or newer.");
}

async function role(client: PoolClient): Promise<Check> {
  const { rows } = await client.query(
    `SELECT current_user AS name, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
            EXISTS (SELECT FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
                     WHERE c.relnamespace = 'public'::regnamespace AND r.rolname = current_user) AS owner`,
  );
  const { name, superuser, owner } = rows[0] ?? {};
  if (!superuser && !owner)
    return well("database-role", `${name} owns nothing and is no superuser.`);
  return failed(
    "database-role",
    `${name}, the role in DATABASE_URL, is ${superuser ? "a superuser" : "the owner of the tables"}: it could rewrite the audit trail.`,
    "Give DATABASE_URL a role with LOGIN only and keep the owner's for DATABASE_OWNER_URL.",
  );
}

async function appendOnly(client: PoolClient): Promise<Check> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'append_only'
      WHERE has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE')
         OR has_table_privilege(c.oid, 'TRUNCATE') OR t.tgenabled = 'D'`,
  );
  if (rows.length === 0) return well("append-only", "Records can be added, not changed.");
  const names = rows.map(({ name }) => name).join(", ");
  return failed(
    "append-only",
    `These records could be changed: ${names}.`,
    "Run `kagimori migrate`, which takes the rights back.",
  );
}

const testLock = 1_263_420_099;

async function advisoryLocks(client: PoolClient): Promise<Check> {
  await client.query("SELECT pg_advisory_lock($1, 1)", [testLock]);
  const { rows } = await client.query("SELECT pg_advisory_unlock($1, 1) AS held", [testLock]);
  return rows[0]?.held
    ? well("advisory-locks", "Locks last as long as a session.")
    : failed("advisory-locks", "A lock was lost between two statements.", pooler);
}

async function notifications(client: PoolClient): Promise<Check> {
  await client.query("LISTEN kagimori_doctor");
  const heard = once(client, "notification", { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
  await pool().query("NOTIFY kagimori_doctor");
  const arrived = await heard;
  await client.query("UNLISTEN kagimori_doctor");
  return arrived
    ? well("notifications", "LISTEN works.")
    : warning(
        "notifications",
        "A notification did not arrive within 2 s: jobs start late.",
        pooler,
      );
}

const pooler =
  "A pooler in transaction mode breaks this: connect to PostgreSQL directly, or use its session mode.";
