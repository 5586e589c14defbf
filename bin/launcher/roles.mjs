import pg from "pg";

/**
 * Makes the two roles and the database of an embedded cluster, unless they are there.
 * The owner owns every table and serves migrations only; the application owns nothing.
 * @param {string} superuserUrl
 * @param {{ owner: string, application: string }} passwords
 */
export async function createRolesAndDatabase(superuserUrl, passwords) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await createRole(client, roleNames.owner, passwords.owner);
    await createRole(client, roleNames.application, passwords.application);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [
      databaseName,
    ]);
    if (database.rowCount === 0) {
      await client.query(`CREATE DATABASE ${databaseName} OWNER ${roleNames.owner}`);
    }
  } finally {
    await client.end();
  }
}

export const databaseName = "kagimori";
export const roleNames = { owner: "kagimori_owner", application: "kagimori_app" };

async function createRole(client, name, password) {
  const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  if (role.rowCount === 0) {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  }
}
