import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { inDatabase } from "./in-database";

/**
 * Runs before each test file: a database of its own, and the environment that points the product's code to it.
 * The file imports `@/lib/db` as the product does; `lib/db/testing.ts` gives connections for arranging.
 */
const postgres = inject("postgres");
const name = `test_${randomUUID().replaceAll("-", "")}`;

const client = new pg.Client({ connectionString: postgres.superuser });
await client.connect();
await client.query(`CREATE DATABASE ${name} TEMPLATE kagimori OWNER kagimori_owner`);
await client.end();

process.env.DATABASE_URL = inDatabase(postgres.application, name);
process.env.DATABASE_OWNER_URL = inDatabase(postgres.owner, name);
