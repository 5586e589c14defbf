import type { TestProject } from "vitest/node";
import { migrate } from "../launcher/migrate.mjs";
import { installedPostgres } from "../launcher/postgres/installed.mjs";
import { startTemporary } from "../launcher/postgres/temporary.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the template database, which is never connected to: by the superuser, the owner, the application. */
    postgres: { superuser: string; owner: string; application: string };
  }
}

/** One PostgreSQL for the whole run, with a migrated template from which every test file gets its copy. */
export default async function setup(project: TestProject) {
  const major = Number(process.env.KAGIMORI_TEST_POSTGRES ?? 18);
  const binaries = major === 18 ? undefined : installedPostgres(major);
  if (binaries === null) throw new Error(`PostgreSQL ${major} is not installed`);

  const server = await startTemporary(binaries);
  try {
    await migrate({
      ownerUrl: server.ownerUrl(),
      applicationUrl: server.applicationUrl(),
      mode: "real",
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgres", {
    superuser: server.superuserUrl("postgres"),
    owner: server.ownerUrl(),
    application: server.applicationUrl(),
  });
  return server.stop;
}
