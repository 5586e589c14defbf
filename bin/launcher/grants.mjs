import { Refusal } from "./refusal.mjs";

/** What differs from "read all, change all": what the migration step itself writes. */
const ownRights = {
  _prisma_migrations: [],
  // The mode and the masking key are fixed for the life of the database.
  installation: ["UPDATE (time_zone, rules_version, retention_months, principal_rules)"],
  // An event stays as it was logged; what it is found to be about, and by whom, may become known later.
  access_event: ["INSERT", "UPDATE (target_id, principal_id, context_id)"],
  // What was asked for stays as it was asked; only what becomes of it is written later.
  break_glass_request: [
    "INSERT",
    "UPDATE (status, decided_at, decided_by, withdrawn_at, ended_at, window_ends_at, review_by)",
    "UPDATE (reviewed_at, reviewed_by, outcome, access_ended_by, access_ended_at)",
  ],
};

/**
 * The two roles must be two: what the application's role may not do, it must not be able to take back.
 * @param {import("pg").ClientBase} owner
 * @param {string} application name of the role in DATABASE_URL
 * @throws {Refusal}
 */
export async function requireSeparateRole(owner, application) {
  const { rows } = await owner.query(
    `SELECT current_user = $1 AS same, (SELECT rolsuper FROM pg_roles WHERE rolname = $1) AS superuser,
            pg_has_role($1, current_user, 'MEMBER') AS member`,
    [application],
  );
  const [role] = rows;
  if (role.same || role.superuser || role.member) {
    throw new Refusal(
      `The role "${application}" in DATABASE_URL must be neither the owner of the tables nor a superuser. ` +
        "Make a role with LOGIN only, and keep the owner's for DATABASE_OWNER_URL.",
      { exitCode: 2 },
    );
  }
}

/**
 * Gives the application's role its rights on everything that is there, and takes away what is too much. Run after
 * every migration, so a new table needs no grant of its own. A table with a trigger named `append_only` may be
 * read and added to, never changed: the trigger in the migration is the one place that says so.
 * @param {import("pg").ClientBase} owner connected as the owner of the tables
 * @param {string} application name of the role in DATABASE_URL
 */
export async function grantToApplication(owner, application) {
  const to = owner.escapeIdentifier(application);
  const { rows: tables } = await owner.query(
    `SELECT c.relname AS name,
            EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'append_only') AS append_only
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const statements = [
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${to}`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${owner.escapeIdentifier(owner.database)} TO ${to}`,
    `GRANT USAGE ON SCHEMA public TO ${to}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${to}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO ${to}`, // months made later
    `GRANT EXECUTE ON FUNCTION make_access_month(timestamptz), drop_access_month(date) TO ${to}`,
    ...tables.flatMap((table) =>
      rightsOn(table).map(
        (right) => `GRANT ${right} ON public.${owner.escapeIdentifier(table.name)} TO ${to}`,
      ),
    ),
  ];
  await owner.query(`BEGIN; ${statements.join("; ")}; COMMIT`);
}

function rightsOn(table) {
  return ownRights[table.name] ?? [table.append_only ? "INSERT" : "INSERT, UPDATE, DELETE"];
}
